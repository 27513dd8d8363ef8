import { displayWidth } from './display-width.ts';
import { fitColumns } from './fit-columns.ts';
import { renderGrid } from './render-grid.ts';
import type { Cell, TableSpace } from './table-space.ts';

/** The columns of the tables that the log commands show, sorted; their names are a contract. */
const LOG_COLUMNS = 'Actor,ActorAlternaneId,ChainIP,Client,EventInfo,EventOutcome,EventSeverity,RequestIP,Targets,Time';

/** The columns shown, in their order, and which of them may be left out first where room is short. */
const SHOWN = ['Time', 'User', 'Event', 'Outcome', 'IP', 'Chain', 'Targets', 'Severity', 'Client'] as const;
const LEFT_OUT_FIRST: readonly Column[] = ['Client', 'Severity', 'Chain', 'Targets'];
/** These may be wrapped; the others are there to be copied. */
const WRAPPED: ReadonlySet<Column> = new Set<Column>(['Event', 'Outcome', 'Targets', 'Client']);
/** These are shown even where they say the same in every row. */
const ALWAYS_SHOWN: ReadonlySet<Column> = new Set<Column>(['Time', 'Event']);
const MIN_WRAPPED_WIDTH = 14;

type Column = (typeof SHOWN)[number];
type CompactEvent = Readonly<Record<Column, string>>;

/** Rows, and what was taken out of them because it is the same in all or there is no room. */
export interface CompactLog {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Log events as a table of one line per event or a little more, where the ten columns of the reference do not fit: who,
 * what, with which outcome, from where, to what. Undefined where the table is none of log events, or there is not even
 * room for that.
 */
export function renderLog(
  headers: readonly string[],
  rows: readonly Cell[][],
  { width, style }: TableSpace,
): CompactLog | undefined {
  if ([...headers].sort().join(',') !== LOG_COLUMNS || rows.length < 2) return undefined;
  const years = new Set(rows.map((row) => yearOf(cellOf(headers, row, 'Time'))));
  const [year] = years.size === 1 ? years : [undefined];
  const events = rows.map((row) => toCompactEvent((name) => cellOf(headers, row, name), year));
  const first = events[0];
  const isSame = (column: Column) => events.every((event) => event[column] === first?.[column]);
  const isEmpty = (column: Column) => isSame(column) && first?.[column] === '';
  const shared = SHOWN.filter((column) => !ALWAYS_SHOWN.has(column) && isSame(column) && !isEmpty(column));
  let columns = SHOWN.filter((column) => !shared.includes(column) && !isEmpty(column));
  const titleOf = (column: Column) =>
    column === 'Time' ? `Time${year === undefined ? '' : ` ${year}`} (UTC)` : column;
  const leftOut: Column[] = [];
  for (const candidate of [undefined, ...LEFT_OUT_FIRST]) {
    if (candidate !== undefined && columns.includes(candidate)) {
      leftOut.push(candidate);
      columns = columns.filter((column) => column !== candidate);
    }
    const titles = columns.map(titleOf);
    const widths = fitColumns(
      columns.map((column, index) => {
        const natural = Math.max(...[titles[index] ?? '', ...events.map((event) => event[column])].map(displayWidth));
        return { natural, least: WRAPPED.has(column) ? Math.min(natural, MIN_WRAPPED_WIDTH) : natural };
      }),
      width,
    );
    if (widths === undefined) continue;
    const cells = events.map((event) => columns.map((column) => [event[column]]));
    return {
      lines: renderGrid(titles, cells, widths, style, { dense: true }),
      notes: [
        ...(shared.length === 0
          ? []
          : [`in all rows: ${shared.map((column) => `${column} ${first?.[column]}`).join(', ')}`]),
        ...(leftOut.length === 0 ? [] : [`no room for: ${leftOut.join(', ')} (raw-response=true shows everything)`]),
      ],
    };
  }
  return undefined;
}

function cellOf(headers: readonly string[], row: readonly Cell[], name: string): Cell {
  return row[headers.indexOf(name)] ?? [];
}

function toCompactEvent(cell: (name: string) => Cell, year: string | undefined): CompactEvent {
  const text = (name: string) => cell(name).join(' ').trim();
  const actor = text('Actor');
  const ip = text('RequestIP');
  const chain = cell('ChainIP').join(' ').trim();
  return {
    Time: toSortableTime(text('Time'), year),
    User: toUser(actor, text('ActorAlternaneId')),
    Event: text('EventInfo'),
    Outcome: text('EventOutcome'),
    IP: ip,
    Chain: chain === ip ? '' : chain,
    Targets: toOtherTargets(cell('Targets'), actor),
    Severity: text('EventSeverity'),
    Client: toShortClient(text('Client')),
  };
}

const TIME = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d:\d\d:\d\d)$/;

function yearOf(time: Cell): string | undefined {
  return TIME.exec(time[0] ?? '')?.[3];
}

function toSortableTime(text: string, commonYear: string | undefined): string {
  const [, month, day, year, time] = TIME.exec(text) ?? [];
  if (time === undefined) return text;
  return `${commonYear === undefined ? `${year}-` : ''}${month}-${day} ${time}`;
}

/** The login, since that is what the next command wants; whoever is no user keeps his kind. */
function toUser(actor: string, login: string): string {
  const [, name = actor, kind = 'User'] = /^(.*) \(([^()]*)\)$/.exec(actor) ?? [];
  const known = login === '' || login.toLowerCase() === 'unknown' ? name : login;
  return kind === 'User' ? known : `${known} (${kind})`;
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
