import { type CellKind, type Column, column } from '../block.ts';
import type { AnswerRow, AnswerTable } from './answer-tables.ts';
import { readPath } from './read-path.ts';

/** A value that rows have, as a column of a table. */
export type Field = Column<AnswerRow>;

/**
 * What a name means in a table: one of its columns, by its title or key in any case, or a path into Okta's objects, such as
 * `client.ipAddress`. Undefined where no row has such a value.
 */
export function findField(name: string, { block, rows }: AnswerTable): Field | undefined {
  const wanted = name.toLowerCase();
  const known = [...(block?.peopleColumns ?? []), ...(block?.columns ?? [])];
  const found = known.find(({ label, key }) => label.toLowerCase() === wanted || key.toLowerCase() === wanted);
  if (found !== undefined) return { ...toField(found.label, found.kind, ({ item }) => found.read(item)), key: name };
  const read = ({ whole }: AnswerRow) => readPath(whole, name);
  const sample = rows.map(read).find((value) => value !== undefined);
  return sample === undefined ? undefined : { ...toField(name, kindOf(name, sample), read), key: name };
}

function toField(label: string, kind: CellKind, read: Field['read']): Field {
  return column(label, kind, read, { isKept: true, wraps: true });
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** What Okta's members are, told by their names and by a value. */
export function kindOf(path: string, value: unknown): CellKind {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'string') return 'object';
  if (RFC_3339.test(value)) return 'time';
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (name === 'status' || name === 'result') return 'status';
  if (name === 'severity') return 'severity';
  if (name === 'id' || name.endsWith('Id')) return 'id';
  return /^ip(?:Address)?$/.test(name) ? 'address' : 'text';
}
