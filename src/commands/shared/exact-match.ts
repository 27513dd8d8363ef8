import { UsageError } from '../../errors.ts';

export interface Candidate {
  readonly id: string;
  readonly name: string;
}

/** More would say no more, and an org can have thousands. */
const MOST_SHOWN = 10;

/**
 * The one candidate that is named exactly so. Okta's `q` finds whatever *begins* with a text, and to act on the only one
 * that came back would be to act on a group or an application that nobody named.
 *
 * @param kind in the singular, such as `group`
 * @throws {UsageError} where none or several are named so, with the candidates and their ids
 */
export function pickExact(kind: string, name: string, candidates: readonly Candidate[]): Candidate {
  const exact = candidates.filter((candidate) => candidate.name === name);
  const [only] = exact;
  if (only !== undefined && exact.length === 1) return only;
  if (only !== undefined) {
    throw new UsageError(`Several ${kind}s are named '${name}': ${list(exact)}.`, { code: 'ambiguous_name' });
  }
  const near = candidates.length === 0 ? '' : ` Names that begin so: ${list(candidates)}.`;
  throw new UsageError(`No ${kind} is named exactly '${name}'.${near}`, { code: `${kind}_not_found` });
}

function list(candidates: readonly Candidate[]): string {
  const shown = candidates.slice(0, MOST_SHOWN).map(({ id, name }) => `${name} (${id})`);
  const more = candidates.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
