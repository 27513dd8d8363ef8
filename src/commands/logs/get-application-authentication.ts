import { logOutputs, REASON_WITHOUT_COMMA } from '../../views/log-outputs.ts';
import { defineCommand } from '../define.ts';
import { assignmentTimes, limit, readLogs, sortOrder, streamLogs } from '../shared/log-command.ts';

const SELECTION = { filter: 'eventType eq "user.authentication.sso"' };

export const getApplicationAuthentication = defineCommand({
  name: 'okta-get-application-authentication',
  description: 'Returns logs using specified filters.',
  effect: 'read',
  scopes: ['okta.logs.read'],
  args: { ...assignmentTimes(), sortOrder: sortOrder(), limit: limit() },
  outputs: logOutputs({
    'outcome.reason': REASON_WITHOUT_COMMA,
  }),
  examples: [
    '!okta-get-application-authentication since="2019-04-30T00:00:00.000Z" until="2020-02-30T00:00:00.000Z" limit=1',
  ],
  run: (args, context) => readLogs('Application Authentication Events', args, SELECTION, context),
  stream: (args, context) => streamLogs(args, SELECTION, context),
});
