import { arg } from '../../core/argument.ts';
import { UsageError } from '../../errors.ts';
import type { OktaUser } from '../../okta/types.ts';
import { INVESTIGATION_KEY, INVESTIGATION_OUTPUTS, toInvestigationContext } from '../../views/investigation.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { investigate } from '../investigation/investigate.ts';
import { readSections } from '../investigation/read-sections.ts';
import { SECTION_NAMES } from '../investigation/sections.ts';
import { toBlocks, toPageBlocks } from '../investigation/to-blocks.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { toRowLimit } from '../shared/row-limit.ts';
import { readTime } from '../shared/time-argument.ts';
import { findByLogin, readById, toLogin, type UserArguments } from '../shared/user-target.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;

export const investigateUser = defineCommand({
  name: 'okta-investigate-user',
  description:
    'Reports on a user in one go: account, factors, roles, groups, apps, devices, consents, risk, what happened in the System Log, and what looks suspicious in it.',
  effect: 'read',
  scopes: ['okta.users.read', 'okta.logs.read'],
  optionalScopes: ['okta.roles.read', 'okta.userRisk.read'],
  args: {
    ...userArguments(),
    since: arg.string(
      'Beginning of the period, absolute or relative (2026-05-01T08:30:00Z, 7 days, 24h). The default is 7 days before its end.',
    ),
    until: arg.string('End of the period, absolute or relative. The default is now.'),
    sections: arg.choices(SECTION_NAMES)('What to read. The default is everything.'),
    maxEvents: arg.integer('How many events are read at most, the newest first; 0 means all.', { default: 1000 }),
    report: arg.boolean('Whether the report is also returned as an HTML file.', { default: false }),
  },
  rules: USER_RULES,
  outputs: INVESTIGATION_OUTPUTS,
  notes: [
    'A section that cannot be read does not stop the others: the report says which, and why.',
    'Findings are rules over what Okta answered, each with its evidence; the same answers give the same findings.',
  ],
  examples: ['!okta-investigate-user username=jane.doe@acme.example'],
  async run({ userId, username, since, until, sections = [], maxEvents, report }, context) {
    const period = toPeriod(since, until, context.clock.now());
    const user = await readUser({ userId, username }, context);
    const person = { id: user.id, login: toLogin(user) };
    const names = SECTION_NAMES.filter((name) => sections.length === 0 || sections.includes(name));
    const read = await readSections(names, { person, ...period, maxEvents: toRowLimit(maxEvents), context });
    const { investigation, usual } = investigate({ user, person, ...period, ...read });
    const { events, ...account } = read.sections;
    const endMs = Date.parse(investigation.until ?? '') || context.clock.now();
    return {
      blocks: toBlocks(investigation, usual, endMs),
      pageBlocks: toPageBlocks(investigation, usual, endMs, events?.rows ?? []),
      ...(report && { reportName: `okta-investigation-${person.login || person.id}` }),
      context: { [INVESTIGATION_KEY]: toInvestigationContext(investigation) },
      raw: { user, ...account, ...(events && { events: events.rows }) },
    };
  },
});

interface Period {
  readonly since: string;
  /** Absent: until now, by Okta's clock. */
  readonly until: string | undefined;
}

/** @throws {UsageError} for what is no time, and for a period that ends before it begins */
function toPeriod(since: string | undefined, until: string | undefined, nowMs: number): Period {
  const end = until === undefined || until.trim().toLowerCase() === 'now' ? undefined : readTime('until', until, nowMs);
  const endMs = end === undefined ? nowMs : Date.parse(end);
  const begin = since === undefined ? new Date(endMs - WEEK_MS).toISOString() : readTime('since', since, nowMs);
  if (end !== undefined && Date.parse(begin) > endMs) {
    throw new UsageError(`Argument 'since' (${begin}) must not be after 'until' (${end}).`, {
      code: 'invalid_arguments',
    });
  }
  return { since: begin, until: end };
}

function readUser({ userId, username = '' }: UserArguments, { okta }: CommandContext): Promise<OktaUser> {
  return userId === undefined ? findByLogin(okta, username) : readById(okta, userId);
}
