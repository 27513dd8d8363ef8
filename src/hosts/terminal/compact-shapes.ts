import type { Cell } from './table-space.ts';

/** A column of a compact table, from one or several columns of the reference. */
export interface CompactColumn {
  readonly title: string;
  readonly cells: readonly Cell[];
  /** May be broken at blanks; the others are there to be copied. */
  readonly isWrapped?: boolean;
  /** Shown even where it says the same in every row. */
  readonly isKept?: boolean;
  /** Where room is short, columns with a number are left out, the lowest first; up to 3 also to save a line. */
  readonly leftOut?: number;
}

/** Reads a cell of a row by its column. */
type Row = (header: string) => Cell;

export interface CompactShape {
  /** The columns of the tables that it is for, in any order; their names are a contract. */
  readonly headers: readonly string[];
  toColumns(rows: readonly Row[]): readonly CompactColumn[];
}

const USERS: CompactShape = {
  headers: [
    'First Name',
    'ID',
    'Last Login',
    'Last Name',
    'Login',
    'Manager',
    'Manager Email',
    'Mobile Phone',
    'Status',
  ],
  toColumns: (rows) => [
    { title: 'Login', cells: pick(rows, 'Login'), isKept: true },
    {
      title: 'Name',
      cells: rows.map((row) => [`${textOf(row('First Name'))} ${textOf(row('Last Name'))}`.trim()]),
      leftOut: 5,
    },
    { title: 'Status', cells: pick(rows, 'Status'), isKept: true },
    { title: 'ID', cells: pick(rows, 'ID'), isKept: true },
    { title: 'Last Login', cells: pick(rows, 'Last Login'), leftOut: 4 },
    { title: 'Mobile Phone', cells: pick(rows, 'Mobile Phone'), leftOut: 3 },
    { title: 'Manager', cells: pick(rows, 'Manager'), leftOut: 2 },
    { title: 'Manager Email', cells: pick(rows, 'Manager Email'), leftOut: 1 },
  ],
};

const GROUPS: CompactShape = {
  headers: ['Created', 'Description', 'ID', 'LastMembershipUpdated', 'LastUpdated', 'Name', 'ObjectClass', 'Type'],
  toColumns: (rows) => [
    { title: 'Name', cells: pick(rows, 'Name'), isWrapped: true, isKept: true },
    { title: 'Type', cells: pick(rows, 'Type'), isKept: true },
    { title: 'ID', cells: pick(rows, 'ID'), isKept: true },
    { title: 'Description', cells: pick(rows, 'Description'), isWrapped: true, leftOut: 5 },
    { title: 'LastMembershipUpdated', cells: pick(rows, 'LastMembershipUpdated'), leftOut: 4 },
    { title: 'LastUpdated', cells: pick(rows, 'LastUpdated'), leftOut: 2 },
    { title: 'Created', cells: pick(rows, 'Created'), leftOut: 3 },
    { title: 'ObjectClass', cells: pick(rows, 'ObjectClass'), leftOut: 1 },
  ],
};

const ZONES: CompactShape = {
  headers: ['name', 'id', 'gateways', 'status', 'system', 'lastUpdated', 'created'],
  toColumns: (rows) => [
    { title: 'name', cells: pick(rows, 'name'), isWrapped: true, isKept: true },
    { title: 'status', cells: pick(rows, 'status'), isKept: true },
    { title: 'gateways', cells: rows.map((row) => toAddresses(row('gateways'))), isKept: true },
    { title: 'id', cells: pick(rows, 'id'), isKept: true },
    { title: 'system', cells: pick(rows, 'system'), leftOut: 3 },
    { title: 'lastUpdated', cells: pick(rows, 'lastUpdated'), leftOut: 2 },
    { title: 'created', cells: pick(rows, 'created'), leftOut: 1 },
  ],
};

const LOG_EVENTS: CompactShape = {
  headers: [
    'Actor',
    'ActorAlternaneId',
    'ChainIP',
    'Client',
    'EventInfo',
    'EventOutcome',
    'EventSeverity',
    'RequestIP',
    'Targets',
    'Time',
  ],
  toColumns(rows) {
    const times = rows.map((row) => textOf(row('Time')));
    const [year = '', ...otherYears] = new Set(times.map((time) => TIME.exec(time)?.[3] ?? ''));
    const outcomes = rows.map((row) => textOf(row('EventOutcome')).split(/: (.*)/s));
    const common = otherYears.length === 0 ? year : '';
    return [
      {
        title: `UTC${common && ` ${common}`}`,
        cells: times.map((time) => [toSortableTime(time, common)]),
        isKept: true,
      },
      { title: 'User', cells: rows.map((row) => [toUser(textOf(row('Actor')), textOf(row('ActorAlternaneId')))]) },
      { title: 'Event', cells: pick(rows, 'EventInfo'), isWrapped: true, isKept: true },
      { title: 'Outcome', cells: outcomes.map(([result = '']) => [result]) },
      { title: 'Reason', cells: outcomes.map(([, reason = '']) => [reason]), isWrapped: true, leftOut: 5 },
      { title: 'IP', cells: pick(rows, 'RequestIP'), leftOut: 6 },
      { title: 'Chain', cells: rows.map((row) => toChain(row('ChainIP'), row('RequestIP'))), leftOut: 3 },
      {
        title: 'Targets',
        cells: rows.map((row) => [toOtherTargets(row('Targets'), textOf(row('Actor')))]),
        isWrapped: true,
        leftOut: 4,
      },
      { title: 'Severity', cells: pick(rows, 'EventSeverity'), leftOut: 2 },
      {
        title: 'Client',
        cells: rows.map((row) => [toShortClient(textOf(row('Client')))]),
        leftOut: 1,
      },
    ];
  },
};

export const COMPACT_SHAPES: readonly CompactShape[] = [USERS, GROUPS, ZONES, LOG_EVENTS];

const textOf = (cell: Cell): string => cell.join(' ').trim();
const pick = (rows: readonly Row[], header: string): Cell[] => rows.map((row) => row(header));

/** `{'type': 'CIDR', 'value': '192.0.2.0/24'}` as the address alone, one a line. */
function toAddresses(gateways: Cell): Cell {
  const addresses = [...textOf(gateways).matchAll(/'value': '([^']*)'/g)].map(([, address]) => address ?? '');
  return addresses.length === 0 ? gateways : addresses;
}

const TIME = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d:\d\d:\d\d)$/;

function toSortableTime(text: string, commonYear: string): string {
  const [, month, day, year, time] = TIME.exec(text) ?? [];
  if (time === undefined) return text;
  return `${commonYear === '' ? `${year}-` : ''}${month}-${day} ${time}`;
}

/** The login, since that is what the next command wants; whoever is no user keeps his kind. */
function toUser(actor: string, login: string): string {
  const [, name = actor, kind = 'User'] = /^(.*) \(([^()]*)\)$/.exec(actor) ?? [];
  const known = login === '' || login.toLowerCase() === 'unknown' ? name : login;
  return kind === 'User' ? known : `${known} (${kind})`;
}

/** The way of the request where it is longer than its last address. */
function toChain(chain: Cell, address: Cell): Cell {
  return textOf(chain) === textOf(address) ? [] : chain;
}

/** Targets without the actor himself, who stands beside them already. */
function toOtherTargets(targets: Cell, actor: string): string {
  const nameOf = (entity: string) => entity.replace(/ \([^()]*\)$/, '');
  return targets
    .filter((target) => target !== '-' && target.trim() !== '' && nameOf(target) !== nameOf(actor))
    .map((target) => target.replace(/ \((?:AppInstance|User|UserGroup|AppUser)\)$/, ''))
    .join(', ');
}

/** `CHROME on Mac OS X Computer` as `Chrome on Mac OS X`. */
function toShortClient(client: string): string {
  const [, browser = '', system = ''] = /^(.+?) on (.+?)(?: Computer| Unknown device)?$/.exec(client) ?? [];
  if (browser === '') return client;
  const spelled = /^[A-Z]+$/.test(browser) ? `${browser.charAt(0)}${browser.slice(1).toLowerCase()}` : browser;
  return `${spelled} on ${system}`;
}
