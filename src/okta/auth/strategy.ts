import type { Send } from '../request.ts';

/** How requests prove who sends them. */
export interface AuthStrategy {
  readonly kind: 'api-token' | 'oauth';
  /** The layer that adds the credential to each attempt, and renews it where that helps. */
  authenticate(send: Send): Send;
  /** Forgets whatever was obtained for later use, so that authentication begins anew. */
  reset(): Promise<void>;
}
