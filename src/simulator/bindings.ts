import type { Context } from 'hono';

/** The caller: the owner of the API token, or an OAuth client with the scopes of its token. */
export type Caller =
  | { kind: 'ssws'; client: string; isAdmin: true }
  | { kind: 'oauth'; client: string; isAdmin: boolean; scopes: readonly string[] };

/** What routes know about a request beside the request itself; a public path has no caller. */
export interface SimulatorEnv {
  Bindings: { caller: Caller | undefined };
}

export type RouteContext = Context<SimulatorEnv>;

/** `https://host` as the caller knows the org: every link in an answer begins with it. */
export function originOf(c: RouteContext): string {
  return new URL(c.req.url).origin;
}

/** One named path segment, decoded. */
export function segment(c: RouteContext, name: string): string {
  return c.req.param(name) ?? '';
}
