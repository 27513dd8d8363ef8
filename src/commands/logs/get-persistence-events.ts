import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { UsageError } from '../../errors.ts';
import { toFilterLiteral } from '../../okta/api/path.ts';
import type { OktaLogEvent } from '../../okta/types.ts';
import { LOG_EVENTS, LOG_EVENTS_KEY } from '../../views/log-event.ts';
import { logOutputs } from '../../views/log-outputs.ts';
import { nestDottedKeys } from '../../views/nest-dotted-keys.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { type CollectedPages, collectPages } from '../shared/collect-pages.ts';
import { toRowLimit } from '../shared/row-limit.ts';
import { userArgs } from '../shared/target-args.ts';
import { readTime } from '../shared/time-argument.ts';
import { resolveUserId } from '../shared/user-target.ts';
import { PERSISTENCE_EVENTS, type PersistenceCategory, toEventFilter } from './persistence-events.ts';

const CATEGORIES = Object.keys(PERSISTENCE_EVENTS) as readonly PersistenceCategory[];
const ALL = 'all';

interface Query {
  readonly since: string;
  readonly until: string;
  readonly sortOrder: 'ASCENDING' | 'DESCENDING';
}

export const getPersistenceEvents = defineCommand({
  name: 'okta-get-persistence-events',
  description:
    'Events that show how an attacker stays: tokens, identity providers, apps, admin roles, weakened defenses, factors.',
  effect: 'read',
  scopes: ['okta.logs.read', 'okta.users.read'],
  args: {
    categories: arg.list(`Which kinds of events: ${CATEGORIES.join(', ')}.`, { default: [ALL] }),
    ...userArgs(),
    since: arg.string('Beginning of the period, absolute or relative (2026-05-01T08:30:00Z, 7 days, 24h).', {
      default: '7 days',
    }),
    until: arg.string('Until when, absolute or relative.', { default: 'now' }),
    sortOrder: arg.choice('Newest or oldest first.', ['ASCENDING', 'DESCENDING'], { default: 'DESCENDING' }),
    limit: arg.integer('The maximum number of results; 0 means all.', { default: 100 }),
  },
  outputs: logOutputs(),
  examples: ['!okta-get-persistence-events categories=persistence,admin since="3 days"'],
  async run({ categories, userId, username, since, until, sortOrder, limit }, context) {
    const wanted = parseCategories(categories);
    const nowMs = context.clock.now();
    const query = { since: readTime('since', since, nowMs), until: readTime('until', until, nowMs), sortOrder };
    const isOfUser = userId !== undefined || username !== undefined;
    const user = isOfUser ? await resolveUserId(context, { userId, username }) : undefined;
    const lists = await Promise.all(
      wanted.map((category) => readEvents(context, { ...query, filter: toFilter(category, user) }, toRowLimit(limit))),
    );
    const found = merge(
      lists.flatMap(({ rows }) => rows),
      sortOrder,
    );
    const events = found.slice(0, limit === 0 ? undefined : limit);
    const isCut = events.length < found.length;
    const more = isCut ? { isCertain: true } : lists.some((list) => list.more) ? { isCertain: false } : undefined;
    if (events.length === 0) return { blocks: [textBlock('No logs found')], raw: events };
    return {
      blocks: [tableBlock('Okta persistence events', LOG_EVENTS, events)],
      context: { [LOG_EVENTS_KEY]: events.map(nestDottedKeys) },
      raw: events,
      more,
    };
  },
});

/** @throws {UsageError} naming what is no category */
function parseCategories(given: readonly string[]): readonly PersistenceCategory[] {
  const words = new Set(given.map((word) => word.toLowerCase()));
  const unknown = [...words].filter((word) => word !== ALL && !CATEGORIES.some((category) => category === word));
  if (unknown.length > 0) {
    throw new UsageError(
      `Argument 'categories' must be of ${CATEGORIES.join(', ')}, got ${unknown.map((word) => `'${word}'`).join(', ')}.`,
      { code: 'invalid_arguments' },
    );
  }
  return words.has(ALL) || words.size === 0 ? CATEGORIES : CATEGORIES.filter((category) => words.has(category));
}

function toFilter(category: PersistenceCategory, userId: string | undefined): string {
  const filter = toEventFilter(category);
  if (userId === undefined) return filter;
  const literal = toFilterLiteral(userId);
  return `(${filter}) and (actor.id eq ${literal} or target.id eq ${literal})`;
}

async function readEvents(
  { okta, progress }: CommandContext,
  query: Query & { readonly filter: string },
  limit: number | undefined,
): Promise<CollectedPages<OktaLogEvent>> {
  return collectPages(okta.logs.pages(query, limit), progress);
}

/** In the order of their times, each once: an event can belong to several categories. */
function merge(events: readonly OktaLogEvent[], sortOrder: Query['sortOrder']): readonly OktaLogEvent[] {
  const seen = new Set<string>();
  const unique = events.filter((event) => {
    const uuid = event?.uuid;
    return typeof uuid !== 'string' || (!seen.has(uuid) && seen.add(uuid));
  });
  const sign = sortOrder === 'ASCENDING' ? 1 : -1;
  return unique.sort((one, other) => sign * (timeOf(one) - timeOf(other)));
}

/** Events without a time go last where the newest are first. */
function timeOf(event: OktaLogEvent): number {
  const atMs = Date.parse(event?.published ?? '');
  return Number.isNaN(atMs) ? 0 : atMs;
}
