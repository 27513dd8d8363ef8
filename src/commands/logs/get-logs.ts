import { arg } from '../../core/argument.ts';
import { logOutputs } from '../../views/log-outputs.ts';
import { defineCommand } from '../define.ts';
import { limit, readLogs, sortOrder, streamLogs } from '../shared/log-command.ts';
import { anyOf, checkIp, comparison, givenClause, ipArgument, ipClause, toFilter } from '../shared/log-filter.ts';

/** The outcomes that Okta's events can have. */
const OUTCOMES = [
  'SUCCESS',
  'FAILURE',
  'SKIPPED',
  'ALLOW',
  'DENY',
  'CHALLENGE',
  'UNKNOWN',
  'RATE_LIMIT',
  'DEFERRED',
  'SCHEDULED',
  'ABANDONED',
  'UNANSWERED',
] as const;

export const getLogs = defineCommand({
  name: 'okta-get-logs',
  description: 'Gets logs by providing optional filters.',
  effect: 'read',
  scopes: ['okta.logs.read'],
  args: {
    filter: arg.string(
      'Useful for performing structured queries where constraints on LogEvent attribute values can be explicitly targeted. The following expressions are supported for events with the filter query parameter: eventType eq " :eventType" -Events that have a specific action; eventType target.id eq ":id" - Events published with a specific target id; actor.id eq ":id" - Events published with a specific actor ID. For more information about filtering, visit https://developer.okta.com/docs/api/getting_started/design_principles#filtering.',
    ),
    query: arg.string(
      'The query parameter can be used to perform keyword matching against a LogEvents object’s attribute values. To satisfy the constraint, all supplied keywords must be matched exactly. Note that matching is case-insensitive. The following are some examples of common keyword filtering: Events that mention a specific city: query=San Francisco; Events that mention a specific url: query=interestingURI.com; Events that mention a specific person: query=firstName lastName.',
    ),
    since: arg.string(
      'Filters the lower time bound of the log events in the Internet Date/Time Format profile of ISO 8601. For example: 2017-05-03T16:22:18Z.',
    ),
    until: arg.string(
      'Filters the upper time bound of the log events in the Internet Date/Time Format profile of ISO 8601. For example: 2017-05-03T16:22:18Z.',
    ),
    sortOrder: sortOrder(),
    limit: limit(),
    eventType: arg.list(
      'Only events of these types. A type that ends in * means all that begin so, such as user.mfa.*.',
    ),
    outcomes: arg.choices(OUTCOMES)('Only events with one of these outcomes.'),
    username: arg.string('Only events by or about the user with this login.'),
    ip: ipArgument(),
  },
  check: ({ ip }) => checkIp(ip),
  outputs: logOutputs(),
  examples: [
    '!okta-get-logs filter=`actor.id eq "00u66lckvpjidYi0h7"` query=Boardman since="2020-03-03T20:23:17.573Z" limit=1',
  ],
  run: (args, context) => readLogs('Okta Events', args, toSelection(args), context),
  stream: (args, context) => streamLogs(args, toSelection(args), context),
});

interface Selection {
  readonly filter?: string | undefined;
  readonly query?: string | undefined;
  readonly eventType?: readonly string[] | undefined;
  readonly outcomes?: readonly string[] | undefined;
  readonly username?: string | undefined;
  readonly ip?: string | undefined;
}

function toSelection({ filter, query, eventType = [], outcomes = [], username, ip }: Selection) {
  const types = eventType.map((type) =>
    type.endsWith('*') ? comparison('eventType', type.slice(0, -1), 'sw') : comparison('eventType', type),
  );
  const people = ['actor.alternateId', 'target.alternateId'] as const;
  const clauses = [
    filter === undefined ? undefined : givenClause(filter),
    anyOf(types),
    anyOf(outcomes.map((outcome) => comparison('outcome.result', outcome))),
    username === undefined ? undefined : anyOf(people.map((attribute) => comparison(attribute, username))),
    ip === undefined ? undefined : ipClause(ip),
  ];
  return { filter: toFilter(clauses), q: query };
}
