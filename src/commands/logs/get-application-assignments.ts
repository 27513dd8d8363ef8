import {
  logOutputs,
  RAW_USER_AGENT_WITH_ARTICLE,
  REASON_WITHOUT_COMMA,
  SINGULAR_ACTOR_ID,
} from '../../views/log-outputs.ts';
import { defineCommand } from '../define.ts';
import { assignmentTimes, limit, readLogs, sortOrder, streamLogs } from '../shared/log-command.ts';

const SELECTION = { filter: 'eventType eq "application.user_membership.add"' };

export const getApplicationAssignments = defineCommand({
  name: 'okta-get-application-assignments',
  description: 'Returns events for when a user was assigned to an application.',
  effect: 'read',
  scopes: ['okta.logs.read'],
  args: { ...assignmentTimes(), sortOrder: sortOrder(), limit: limit() },
  outputs: logOutputs({
    'actor.id': SINGULAR_ACTOR_ID,
    'client.userAgent.rawUserAgent': RAW_USER_AGENT_WITH_ARTICLE,
    'client.userAgent.os': { description: 'The OS on which the client runs. For example, Microsoft Windows 10.' },
    'outcome.result': {
      description: 'Result of the action. For example, "SUCCESS", "FAILURE", "SKIPPED", or "UNKNOWN".',
    },
    'outcome.reason': REASON_WITHOUT_COMMA,
  }),
  examples: [
    '!okta-get-application-assignments since="2019-04-30T00:00:00.000Z" until="2020-02-30T00:00:00.000Z" sortOrder=DESCENDING limit=1',
  ],
  run: (args, context) => readLogs('Application Assignment Events', args, SELECTION, context),
  stream: (args, context) => streamLogs(args, SELECTION, context),
});
