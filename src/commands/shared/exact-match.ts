import { type NamedKind, UsageError } from '../../errors.ts';

export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Why Okta found it, where its name does not show that. */
  readonly remark?: string | undefined;
}

/** More would say no more, and an org can have thousands. */
const MOST_SHOWN = 10;

/**
 * The one row that has exactly this name; where none has, the one whose name is the same without regard to case. Okta's
 * `q` finds whatever *begins* with a text, and to act on the only row that came back would be to act on a group or an
 * application that nobody named.
 *
 * @throws {UsageError} where none or several have the name, with the candidates and their ids
 */
export function pickNamed<Row>(
  kind: NamedKind,
  name: string,
  rows: readonly Row[],
  toCandidate: (row: Row) => Candidate,
): Row {
  const byId = new Map<string, { readonly row: Row; readonly candidate: Candidate }>();
  for (const row of rows) {
    const candidate = toCandidate(row);
    // A row that moved to the next page meanwhile comes twice.
    if (!byId.has(candidate.id)) byId.set(candidate.id, { row, candidate });
  }
  const found = [...byId.values()];
  const exact = found.filter(({ candidate }) => candidate.name === name);
  const lowered = name.toLowerCase();
  const named = exact.length > 0 ? exact : found.filter(({ candidate }) => candidate.name.toLowerCase() === lowered);
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) return only.row;
  const list = (some: typeof found) => describe(some.map(({ candidate }) => candidate));
  if (only !== undefined) {
    throw new UsageError(`Several ${kind}s are named '${name}': ${list(named)}.`, { code: 'ambiguous_name' });
  }
  const near = found.length === 0 ? '' : ` Names that begin so: ${list(found)}.`;
  throw new UsageError(`No ${kind} is named exactly '${name}'.${near}`, { code: `${kind}_not_found` });
}

function describe(candidates: readonly Candidate[]): string {
  const shown = candidates
    .slice(0, MOST_SHOWN)
    .map(({ id, name, remark }) => `${name} (${id}${remark === undefined ? '' : `, ${remark}`})`);
  const more = candidates.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
