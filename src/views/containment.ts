import { type Column, column, type TableView } from '../core/block.ts';
import type { OutputSpec } from '../core/command.ts';
import { contextKey } from '../core/context-keys.ts';

export const CONTAINMENT_KEY = contextKey('Okta.Containment', 'UserID');

/** What can be done to contain a user, in the order in which the states of Okta allow it. */
export const STEP_NAMES = ['reset_factors', 'replace_password', 'suspend', 'clear_sessions', 'revoke_grants'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** What became of one step; as the context keeps it. */
export interface ContainmentStep {
  readonly Name: StepName;
  /** `skipped`: the user cannot sign in any more, so that nothing was sent. */
  readonly Result: 'done' | 'already' | 'skipped' | 'failed';
  readonly Error?: string;
}

/** What became of one user; as the context keeps it. */
export interface Containment {
  readonly UserID?: string;
  readonly Login?: string;
  readonly StatusBefore?: string;
  /** Absent where it was not read. */
  readonly StatusAfter?: string;
  /** Whether no step failed. */
  readonly Success: boolean;
  /** Why nothing was done, or why it is not known what is true now. */
  readonly Error?: string;
  readonly Steps: readonly ContainmentStep[];
}

export const CONTAINMENT_OUTPUTS: readonly OutputSpec[] = [
  { path: 'Okta.Containment.UserID', type: 'String', description: 'ID of the user.' },
  { path: 'Okta.Containment.Login', type: 'String', description: 'Login of the user.' },
  { path: 'Okta.Containment.StatusBefore', type: 'String', description: 'Status of the user before.' },
  { path: 'Okta.Containment.StatusAfter', type: 'String', description: 'Status of the user afterwards, read again.' },
  { path: 'Okta.Containment.Success', type: 'Boolean', description: 'Whether no step failed.' },
  { path: 'Okta.Containment.Error', type: 'String', description: 'Why nothing was done for the user.' },
  { path: 'Okta.Containment.Steps.Name', type: 'String', description: `The step: ${STEP_NAMES.join(', ')}.` },
  {
    path: 'Okta.Containment.Steps.Result',
    type: 'String',
    description: 'What became of the step: done, already, skipped or failed.',
  },
  { path: 'Okta.Containment.Steps.Error', type: 'String', description: 'Why the step failed.' },
];

/** What people call a user: the login, or the id where no login is known. */
export const nameOf = ({ Login, UserID }: Containment): string => Login ?? UserID ?? '';

/** Why a user is not contained; empty where they are. */
export function reasonsOf({ Error: reason, Steps }: Containment): string {
  // A suspension that could not be confirmed has failed for the reason of the user.
  const failed = Steps.flatMap((step) =>
    step.Error === undefined || step.Error === reason ? [] : [`${step.Name}: ${step.Error}`],
  );
  return [...(reason === undefined ? [] : [reason]), ...failed].join(' ');
}

/** A column for each step; those that were not chosen are left out. */
function stepColumns<Item>(read: (item: Item, name: StepName) => unknown): readonly Column<Item>[] {
  return STEP_NAMES.map((name) =>
    column(toTitle(name), 'status', (item) => read(item, name), { hidesWhenEmpty: true, isKept: true }),
  );
}

/** `clear_sessions` becomes `Clear Sessions`. */
const toTitle = (name: StepName): string =>
  name
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');

const stepsThat = (result: ContainmentStep['Result']) => (row: Containment) =>
  row.Steps.filter(({ Result }) => Result === result).map(({ Name }) => Name);

export const CONTAINMENTS: TableView<Containment> = {
  columns: [
    column('User', 'text', nameOf, { isKept: true }),
    column('Status Before', 'status', ({ StatusBefore }) => StatusBefore, { dropOrder: 5 }),
    ...stepColumns<Containment>(({ Steps }, name) => Steps.find((step) => step.Name === name)?.Result),
    column('Status After', 'status', ({ StatusAfter }) => StatusAfter, { isKept: true, hidesWhenEmpty: true }),
    column('Error', 'text', reasonsOf, { hidesWhenEmpty: true, wraps: true }),
  ],
  peopleColumns: [
    column('User', 'text', nameOf, { isKept: true }),
    column('Before', 'status', ({ StatusBefore }) => StatusBefore, { dropOrder: 5 }),
    column('Now', 'status', ({ StatusAfter }) => StatusAfter, { isKept: true, hidesWhenEmpty: true }),
    column('Done', 'list', stepsThat('done'), { isKept: true, hidesWhenEmpty: true, wraps: true }),
    column('Already', 'list', stepsThat('already'), { isKept: true, hidesWhenEmpty: true, wraps: true }),
    column('Skipped', 'list', stepsThat('skipped'), { isKept: true, hidesWhenEmpty: true, wraps: true }),
    column('Failed', 'list', stepsThat('failed'), { isKept: true, hidesWhenEmpty: true, wraps: true }),
    column('Error', 'text', reasonsOf, { hidesWhenEmpty: true, wraps: true }),
  ],
};

/** What a dry run would do for one user. */
export interface PlannedContainment {
  readonly user: string;
  readonly status?: string;
  readonly steps: Readonly<Partial<Record<StepName, 'planned' | 'already' | 'skipped'>>>;
  /** Why nothing would be done. */
  readonly reason?: string;
}

export const PLANNED_CONTAINMENTS: TableView<PlannedContainment> = {
  columns: [
    column('User', 'text', ({ user }) => user, { isKept: true }),
    column('Status', 'status', ({ status }) => status, { isKept: true }),
    ...stepColumns<PlannedContainment>(({ steps }, name) => steps[name]),
    column('Error', 'text', ({ reason }) => reason, { hidesWhenEmpty: true, wraps: true }),
  ],
};
