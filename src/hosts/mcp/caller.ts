import type { RunOptions } from '../../integration.ts';
import type { Reply } from './confirmation.ts';

/** Who has called, and what their client can do. */
export interface Caller {
  /** Over HTTP, whose access token it is; '' on stdio. */
  readonly subject: string;
  /** Whether the client can show its user a form. */
  readonly canAsk: boolean;
  /** Why nobody was asked although the client said that it can. */
  readonly unasked?: string;
  readonly reply: Reply;
  readonly run: RunOptions;
}
