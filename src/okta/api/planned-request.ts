import { isPlainObject } from '../../json-values.ts';
import type { OktaCall, PlannedRequest } from '../pipeline/send.ts';

/**
 * A request as a dry run shows it.
 *
 * @param path as it would be sent, with its query
 */
export function toPlannedRequest(
  { method, body }: Pick<OktaCall, 'method' | 'body'>,
  path: string,
  redact: (text: string) => string,
): PlannedRequest {
  if (body === undefined) return { method, path };
  // As it would be sent: members without a value are not.
  return { method, path, body: withoutSecrets(JSON.parse(JSON.stringify(body)), redact) };
}

function withoutSecrets(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, redact));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutSecrets(member, redact)]));
}
