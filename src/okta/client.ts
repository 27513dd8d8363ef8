import type { Clock } from '../clock.ts';
import { ConfigurationError } from '../errors.ts';
import { createApiToken } from './auth/api-token.ts';
import type { AuthStrategy } from './auth/strategy.ts';
import { createHttp, type OktaHttp } from './http.ts';
import type { Log } from './log.ts';
import { createRedactor, type Redactor } from './redactor.ts';
import type { Scope, Send } from './request.ts';
import { createFactors } from './resources/factors.ts';
import { createLogs } from './resources/logs.ts';
import { createUsers } from './resources/users.ts';
import { createZones } from './resources/zones.ts';
import { createTransport } from './transport.ts';

export interface ConnectionOptions {
  /** The org's origin, e.g. `https://example.okta.com`. */
  readonly origin: string;
  readonly auth: AuthSettings;
  readonly insecure: boolean;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: Log;
}

export type AuthSettings =
  | { readonly kind: 'api-token'; readonly token: string }
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly privateKey: string;
      readonly algorithm: 'RS256' | 'RS384' | 'RS512' | 'ES256' | 'ES384' | 'ES512';
      readonly keyId: string | undefined;
    };

/** One org, one credential; shared by every command of an instance. */
export interface Connection {
  readonly origin: string;
  readonly auth: AuthStrategy;
  readonly send: Send;
  readonly redactor: Redactor;
}

/** What one command works with. `http.rateLimit` is that of its own last response. */
export interface OktaClient {
  readonly http: OktaHttp;
  readonly auth: AuthStrategy;
  readonly users: ReturnType<typeof createUsers>;
  readonly factors: ReturnType<typeof createFactors>;
  readonly logs: ReturnType<typeof createLogs>;
  readonly zones: ReturnType<typeof createZones>;
}

const TIMEOUT_MS = 60_000;
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Puts the layers together: the only place that does. */
export function createConnection(options: ConnectionOptions): Connection {
  const { origin, insecure, userAgent } = options;
  const redactor = createRedactor(options.auth.kind === 'api-token' ? [options.auth.token] : [options.auth.privateKey]);
  if (options.auth.kind === 'oauth') throw new ConfigurationError('OAuth is being built');
  const auth = createApiToken(options.auth.token);
  const transport = createTransport({
    origin,
    insecure,
    userAgent,
    timeoutMs: TIMEOUT_MS,
    maxBodyBytes: MAX_BODY_BYTES,
  });
  return { origin, auth, redactor, send: auth.authenticate(transport) };
}

export function createOktaClient({ origin, auth, send, redactor }: Connection, scope: Scope): OktaClient {
  const http = createHttp({ origin, send, redactor, scope });
  return {
    http,
    auth,
    users: createUsers(http),
    factors: createFactors(http),
    logs: createLogs(http),
    zones: createZones(http),
  };
}
