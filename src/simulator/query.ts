import type { RouteContext } from './bindings.ts';
import { validationFailed } from './okta-error.ts';

export interface LimitRule {
  readonly default: number;
  readonly max: number;
  /** What happens to a limit above the maximum: most endpoints lower it, the System Log refuses. */
  readonly above: 'cap' | 'refuse';
  readonly min?: number;
}

/** The `limit` of a list request. -1 means the server's choice, as some endpoints document it. */
export function readLimit(c: RouteContext, rule: LimitRule): number {
  const text = c.req.query('limit');
  if (text === undefined || text === '' || text === '-1') return rule.default;
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < (rule.min ?? 1)) {
    throw validationFailed('limit', `limit: must be a whole number, at least ${rule.min ?? 1}`);
  }
  if (limit <= rule.max) return limit;
  if (rule.above === 'refuse') throw validationFailed('limit', `limit: must be less than or equal to ${rule.max}`);
  return rule.max;
}

export function readBoolean(c: RouteContext, name: string, otherwise: boolean): boolean {
  const text = c.req.query(name);
  if (text === undefined || text === '') return otherwise;
  if (text === 'true') return true;
  if (text === 'false') return false;
  throw validationFailed(name, `${name}: must be true or false`);
}

/** A query parameter, or undefined if it is absent or blank. */
export function readText(c: RouteContext, name: string): string | undefined {
  const text = c.req.query(name)?.trim();
  return text === undefined || text === '' ? undefined : text;
}
