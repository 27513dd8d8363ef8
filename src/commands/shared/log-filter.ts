import { arg } from '../../core/argument.ts';
import { parseIpRange } from '../../core/ip-range.ts';
import { UsageError } from '../../errors.ts';
import { toFilterLiteral } from '../../okta/api/path.ts';

/** A part of a filter for the System Log. One that joins alternatives is put in parentheses beside others. */
export interface Clause {
  readonly text: string;
  readonly isAlternatives: boolean;
}

/** The argument that selects events by the address that a request came from. */
export const ipArgument = () => arg.string('Only events whose request came from this IPv4 or IPv6 address.');

/** @throws {UsageError} for a text that is no address */
export function checkIp(ip: string | undefined): void {
  if (ip === undefined || (!/[/-]/.test(ip) && parseIpRange(ip.trim()) !== undefined)) return;
  throw new UsageError(`Argument 'ip' must be an IPv4 or IPv6 address, got '${ip}'.`, { code: 'invalid_arguments' });
}

/** A filter as a person gave it: nobody knows what it joins. */
export const givenClause = (filter: string): Clause => ({ text: filter, isAlternatives: true });

export const ipClause = (ip: string): Clause => comparison('client.ipAddress', ip.trim());

export function comparison(attribute: string, value: string, operator: 'eq' | 'sw' = 'eq'): Clause {
  return { text: `${attribute} ${operator} ${toFilterLiteral(value)}`, isAlternatives: false };
}

/** Either of them; one alone is itself. */
export function anyOf(clauses: readonly Clause[]): Clause | undefined {
  const [only] = clauses;
  if (clauses.length < 2) return only;
  return { text: clauses.map(({ text }) => text).join(' or '), isAlternatives: true };
}

/** All of them; one alone is sent as it is. */
export function toFilter(clauses: readonly (Clause | undefined)[]): string | undefined {
  const given = clauses.filter((clause) => clause !== undefined);
  const [only] = given;
  if (given.length < 2) return only?.text;
  return given.map(({ text, isAlternatives }) => (isAlternatives ? `(${text})` : text)).join(' and ');
}
