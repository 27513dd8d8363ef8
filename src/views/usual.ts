import { column, type TableView } from '../core/block.ts';

/** What is usual of a person's sign-ins in one respect. */
export interface Usual {
  readonly what: string;
  /** The most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** How many more values there are. */
  readonly others: number;
}

export const USUAL_SIGN_INS: TableView<Usual> = {
  role: 'facts',
  columns: [
    column('What', 'text', ({ what }) => what, { isKept: true }),
    column('Usual', 'list', ({ values }) => values.map(({ value, count }) => `${value} (${count})`), {
      isKept: true,
      wraps: true,
    }),
    column('Others', 'number', ({ others }) => (others === 0 ? undefined : others), { hidesWhenEmpty: true }),
  ],
};
