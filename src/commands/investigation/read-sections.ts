import type { OktaLogEvent } from '../../okta/types.ts';
import type { SectionError } from '../../views/section-error.ts';
import type { CommandContext } from '../define.ts';
import { collectPages } from '../shared/collect-pages.ts';
import { anyOf, comparison, toFilter } from '../shared/log-filter.ts';
import { toSectionError } from './section-error.ts';
import type { EventsRead, SectionName, Sections } from './sections.ts';
import type { Person } from './user-event.ts';

/** Whose sections are read, and which events. */
export interface Asked {
  readonly person: Person;
  readonly since: string;
  /** Absent: until now, by Okta's clock. */
  readonly until: string | undefined;
  /** Undefined: all that there are. */
  readonly maxEvents: number | undefined;
  readonly context: CommandContext;
}

type Readers = { readonly [Name in SectionName]: (asked: Asked) => Promise<NonNullable<Sections[Name]>> };

const silent = () => {};

const READERS: Readers = {
  blocks: ({ person, context: { okta } }) => okta.users.blocks(person.id),
  factors: async ({ person, context: { okta } }) => (await okta.factors.list(person.id)) ?? [],
  roles: ({ person, context: { okta } }) => okta.roles.ofUser(person.id),
  groups: async ({ person, context: { okta } }) => (await collectPages(okta.users.groupPages(person.id), silent)).rows,
  apps: ({ person, context: { okta } }) => okta.users.appLinks(person.id),
  devices: ({ person, context: { okta } }) => okta.devices.ofUser(person.id),
  grants: async ({ person, context: { okta } }) =>
    (await collectPages(okta.grants.pages(person.id, undefined), silent)).rows,
  clients: ({ person, context: { okta } }) => okta.grants.clients(person.id),
  risk: ({ person, context: { okta } }) => okta.risk.get(person.id),
  events: readEvents,
};

/** Reads the sections side by side. One that cannot be read does not stop the others: the errors say why. */
export async function readSections(
  names: readonly SectionName[],
  asked: Asked,
): Promise<{ readonly sections: Sections; readonly errors: readonly SectionError[] }> {
  const sections: { -readonly [Name in SectionName]?: Sections[Name] } = {};
  const read = async <Name extends SectionName>(name: Name): Promise<SectionError | undefined> => {
    try {
      sections[name] = await READERS[name](asked);
      return undefined;
    } catch (error) {
      return toSectionError(name, error);
    }
  };
  const failed = await Promise.all(names.map((name) => read(name)));
  return { sections, errors: failed.filter((error) => error !== undefined) };
}

/** What the person did, what was done to them, and what was tried with their login. */
async function readEvents({ person, since, until, maxEvents, context }: Asked): Promise<EventsRead> {
  const query = { since, until, sortOrder: 'DESCENDING', filter: toEventFilter(person) } as const;
  const rows: (OktaLogEvent | null)[] = [];
  let last: { readonly next: string | undefined; readonly until: string } | undefined;
  for await (const page of context.okta.logs.pages(query, maxEvents)) {
    for (const event of page.rows) rows.push(event);
    last = page;
    context.progress({ kind: 'rows', rows: rows.length });
  }
  return {
    rows,
    isTruncated: maxEvents !== undefined && rows.length >= maxEvents && last?.next !== undefined,
    until: last?.until ?? '',
  };
}

function toEventFilter({ id, login }: Person): string | undefined {
  const clauses = [comparison('actor.id', id), comparison('target.id', id)];
  return toFilter([anyOf(login === '' ? clauses : [...clauses, comparison('actor.alternateId', login)])]);
}
