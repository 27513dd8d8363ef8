import type { AnswerTable } from './answer-tables.ts';
import { leavesOf } from './leaves-of.ts';

/** The names by which rows can be chosen: the titles of their table's columns, and the paths into Okta's objects. */
export function rowNames({ block, rows }: AnswerTable): readonly string[] {
  const titles = (block?.peopleColumns ?? block?.columns ?? []).map(({ label }) => label);
  const paths = rows.flatMap(({ whole }) => leavesOf(whole, { opensLists: false }).map(([path]) => path));
  return [...titles, ...new Set(paths)];
}
