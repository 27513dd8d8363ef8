import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { createGrowingTable } from '../../core/growing-table.ts';
import type { MoreRows, Outcome } from '../../core/outcome.ts';
import type { LogQuery } from '../../okta/resources/logs.ts';
import type { OktaLogEvent } from '../../okta/types.ts';
import { LOG_EVENTS, LOG_EVENTS_KEY } from '../../views/log-event.ts';
import { nestDottedKeys } from '../../views/nest-dotted-keys.ts';
import type { CommandContext } from '../define.ts';
import { rowsOfPages } from './collect-pages.ts';
import { parseTime } from './parse-time.ts';
import { toRowLimit } from './row-limit.ts';

/** The arguments that every log command has. What is no time as people write it goes to Okta as it is, and Okta judges. */
export interface LogArguments {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly sortOrder: 'ASCENDING' | 'DESCENDING';
  /** Default: 100, as every log command documents it. */
  readonly limit?: number | undefined;
}

const DEFAULT_LIMIT = 100;

export const sortOrder = () =>
  arg.choice(
    'The order of the returned events. Can be "ASCENDING" or "DESCENDING". The default is "ASCENDING".',
    ['ASCENDING', 'DESCENDING'],
    { default: 'ASCENDING' },
  );

export const limit = () =>
  arg.integer('The maximum number of results to return. The default is 100.', { default: DEFAULT_LIMIT });

/** The bounds in time, in the words of the three commands about assignments and applications. */
export const assignmentTimes = () => ({
  since: arg.string(
    'Filters the lower time bound of the log event in the Internet Date\\Time format profile of ISO 8601. For example, 2020-02-14T16:00:18Z.',
  ),
  until: arg.string(
    'Filters the upper time bound of the log event in the Internet Date\\Time format profile of ISO 8601. For example, 2020-02-14T16:00:18Z.',
  ),
});

/** Okta links to a page after each full one, whether there are events on it or not. */
const FULL_LAST_PAGE: MoreRows = { isCertain: false };

/** Reads events and shows them under a title. */
export async function readLogs(
  title: string,
  args: LogArguments,
  selection: Pick<LogQuery, 'filter' | 'q'>,
  context: CommandContext,
): Promise<Outcome> {
  const events: OktaLogEvent[] = [];
  const kept: unknown[] = [];
  const table = createGrowingTable(title, LOG_EVENTS, context.onRows);
  let raw: unknown = events;
  let more: MoreRows | undefined;
  for await (const { rows, nonListBody, next, isCut } of logPages(args, selection, context)) {
    for (const event of rows) {
      events.push(event);
      kept.push(nestDottedKeys(event));
    }
    table.add(rows);
    if (nonListBody !== undefined) raw = nonListBody;
    more = isCut ? { isCertain: true } : next === undefined ? undefined : FULL_LAST_PAGE;
    context.progress({ kind: 'rows', rows: events.length });
  }
  if (events.length === 0) return { blocks: [textBlock('No logs found')], raw };
  return { blocks: [table.block], context: { [LOG_EVENTS_KEY]: raw === events ? kept : kept[0] }, raw, more };
}

export function streamLogs(args: LogArguments, selection: Pick<LogQuery, 'filter' | 'q'>, context: CommandContext) {
  return rowsOfPages(logPages(args, selection, context));
}

function logPages(args: LogArguments, selection: Pick<LogQuery, 'filter' | 'q'>, { okta, clock }: CommandContext) {
  const toTime = (text: string | undefined) => text && (parseTime(text, clock.now()) ?? text);
  const query = {
    since: toTime(args.since),
    // Okta's clock decides what `now` is: a slow one here would hide the newest events.
    until: isNow(args.until) ? undefined : toTime(args.until),
    sortOrder: args.sortOrder,
    ...selection,
  };
  return okta.logs.pages(query, toRowLimit(args.limit ?? DEFAULT_LIMIT));
}

const isNow = (text: string | undefined): boolean => text?.trim().toLowerCase() === 'now';
