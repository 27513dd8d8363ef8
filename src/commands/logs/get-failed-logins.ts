import { arg } from '../../core/argument.ts';
import { logOutputs, RAW_USER_AGENT_WITH_ARTICLE } from '../../views/log-outputs.ts';
import { defineCommand } from '../define.ts';
import { readLogs, sortOrder, streamLogs } from '../shared/log-command.ts';
import { anyOf, checkIp, comparison, ipArgument, ipClause, toFilter } from '../shared/log-filter.ts';

/** What a failed sign-in is in the log, by its outcome. */
const FAILED_LOGINS = {
  FAILURE: 'eventType eq "user.session.start" and outcome.result eq "FAILURE"',
  DENY: 'eventType eq "policy.evaluate_sign_on" and outcome.result eq "DENY"',
} as const;

const OUTCOMES = ['FAILURE', 'DENY'] as const;

export const getFailedLogins = defineCommand({
  name: 'okta-get-failed-logins',
  description: 'Returns failed login events.',
  effect: 'read',
  scopes: ['okta.logs.read'],
  args: {
    since: arg.string(
      'Filters the lower time bound of the log events in the Internet Date/Time Format profile of ISO 8601. An example: 2017-05-03T16:22:18Z.',
    ),
    until: arg.string(
      'Filters the upper time bound of the log events in the Internet Date/Time Format profile of ISO 8601. An example: 2017-05-03T16:22:18Z.',
    ),
    sortOrder: sortOrder(),
    // Described in words only, since a host must not fill it in.
    limit: arg.integer('The maximum number of results to return. The default is 100.'),
    outcomes: arg.choices(OUTCOMES)(
      'Which sign-ins count: FAILURE, those that failed; DENY, those that a policy refused.',
      { default: ['FAILURE'] },
    ),
    username: arg.string('Only sign-ins of this login.'),
    ip: ipArgument(),
  },
  check: ({ ip }) => checkIp(ip),
  outputs: logOutputs({
    'client.userAgent.rawUserAgent': RAW_USER_AGENT_WITH_ARTICLE,
    'client.userAgent.browser': { description: 'Identifies the browser type, if relevant. For example, Chrome.' },
    'client.device': { description: 'Type of device that client operated from. For example, Computer.' },
    'client.geographicalContext.state': {
      description:
        'Full name of the state or province encompassing the area containing the geo-location coordinates. For example Montana, Incheon.',
    },
    'outcome.result': { description: 'Result of the action. Can be "SUCCESS", "FAILURE", "SKIPPED", "UNKNOWN".' },
  }),
  examples: ['!okta-get-failed-logins since="2019-04-30T00:00:00.000Z" limit=1'],
  run: (args, context) => readLogs('Failed Login Events', args, toSelection(args), context),
  stream: (args, context) => streamLogs(args, toSelection(args), context),
});

interface Selection {
  readonly outcomes: readonly (typeof OUTCOMES)[number][];
  readonly username?: string | undefined;
  readonly ip?: string | undefined;
}

function toSelection({ outcomes, username, ip }: Selection) {
  const texts = OUTCOMES.filter((outcome) => outcomes.includes(outcome)).map((outcome) => FAILED_LOGINS[outcome]);
  const isSeveral = texts.length > 1;
  const base = texts.map((text) => ({ text: isSeveral ? `(${text})` : text, isAlternatives: false }));
  const clauses = [
    anyOf(base),
    username === undefined ? undefined : comparison('actor.alternateId', username),
    ip === undefined ? undefined : ipClause(ip),
  ];
  return { filter: toFilter(clauses) };
}
