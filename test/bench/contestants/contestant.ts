/** The org to ask, and the credential to ask with. */
export interface Target {
  readonly origin: string;
  readonly credential:
    | { readonly kind: 'api-token'; readonly token: string }
    | { readonly kind: 'dpop'; readonly clientId: string; readonly privateKeyPem: string };
}

/** `collect`: all rows, kept until the end; `stream`: each row looked at and let go. */
export type ListMode = 'collect' | 'stream';

/** What a contestant can do; a job that it has no means for is absent. Each module of a contestant exports `open`. */
export interface Contestant {
  /** One user, by login; answers the login that was found. */
  getUser?(login: string): Promise<string>;
  /** Every user of the org; answers how many there were. */
  listUsers?(mode: ListMode): Promise<number>;
  /** Every event of the log; answers how many there were. */
  getLogs?(mode: ListMode): Promise<number>;
  /** A table in markdown of these rows; answers its length. */
  drawTable?(rows: readonly TableRow[]): number;
}

export type TableRow = Readonly<Record<string, string | number | boolean | null>>;
export type Open = (target: Target) => Promise<Contestant>;

export const USERS_ADDRESS = '/api/v1/users?limit=200';
/** An end in the far future, so that the query is no polling one. */
export const LOGS_ADDRESS = '/api/v1/logs?limit=1000&until=2099-12-31T00%3A00%3A00.000Z';
