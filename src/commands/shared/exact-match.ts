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
  const found = findNamed(kind, name, rows, toCandidate);
  if (found !== undefined) return found;
  const near =
    rows.length === 0 ? '' : ` ${NEAR[kind] ?? 'Names that begin so'}: ${describe(toUnique(rows, toCandidate))}.`;
  throw new UsageError(`No ${kind} is named exactly '${name}'.${near}`, { code: `${kind}_not_found` });
}

/** The same, but undefined where none has the name. @throws {UsageError} where several have it */
function findNamed<Row>(
  kind: NamedKind,
  name: string,
  rows: readonly Row[],
  toCandidate: (row: Row) => Candidate,
): Row | undefined {
  const found = toUnique(rows, toCandidate);
  const exact = found.filter(({ candidate }) => candidate.name === name);
  const lowered = name.toLowerCase();
  const named = exact.length > 0 ? exact : found.filter(({ candidate }) => candidate.name.toLowerCase() === lowered);
  if (named.length <= 1) return named[0]?.row;
  throw new UsageError(`Several ${kind}s are named '${name}': ${describe(named)}.`, { code: 'ambiguous_name' });
}

/** What Okta was asked for where a list is not made of names that begin with the one wanted. */
const NEAR: Partial<Readonly<Record<NamedKind, string>>> = {
  zone: 'The zones are',
  rule: 'Rules with it in their names',
};

interface Found<Row> {
  readonly row: Row;
  readonly candidate: Candidate;
}

/** Each row once: one that moved to the next page meanwhile comes twice. */
function toUnique<Row>(rows: readonly Row[], toCandidate: (row: Row) => Candidate): readonly Found<Row>[] {
  const byId = new Map<string, Found<Row>>();
  for (const row of rows) {
    const candidate = toCandidate(row);
    if (!byId.has(candidate.id)) byId.set(candidate.id, { row, candidate });
  }
  return [...byId.values()];
}

function describe(found: readonly Found<unknown>[]): string {
  const shown = found
    .slice(0, MOST_SHOWN)
    .map(({ candidate: { id, name, remark } }) => `${name} (${id}${remark === undefined ? '' : `, ${remark}`})`);
  const more = found.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
