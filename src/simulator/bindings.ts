import type { Context } from 'hono';

/** Who asks: the owner of the API token, or an OAuth client with the scopes of its token. */
export type Caller =
  | { kind: 'ssws'; client: string; isAdmin: true }
  | { kind: 'oauth'; client: string; isAdmin: boolean; scopes: readonly string[] };

/** What the routes get to know about a request beside the request itself. */
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
