import { logOutputs, REASON_WITHOUT_COMMA, SINGULAR_ACTOR_ID } from '../../views/log-outputs.ts';
import { defineCommand } from '../define.ts';
import { assignmentTimes, limit, readLogs, sortOrder, streamLogs } from '../shared/log-command.ts';

const SELECTION = { filter: 'eventType eq "group.user_membership.add"' };

export const getGroupAssignments = defineCommand({
  name: 'okta-get-group-assignments',
  description: 'Gets events for when a user was added to a group.',
  effect: 'read',
  scopes: ['okta.logs.read'],
  args: { ...assignmentTimes(), sortOrder: sortOrder(), limit: limit() },
  outputs: logOutputs({
    'actor.id': SINGULAR_ACTOR_ID,
    'client.geographicalContext.state': {
      description:
        'Full name of the state or province encompassing in the area containing the geo-location coordinates. For example, Montana, Incheon.',
    },
    'outcome.reason': { ...REASON_WITHOUT_COMMA, type: 'Unknown' },
    'target.type': { description: 'Target type.' },
  }),
  examples: ['!okta-get-group-assignments since="2019-04-30T00:00:00.000Z" limit=1'],
  run: (args, context) => readLogs('Group Assignment Events', args, SELECTION, context),
  stream: (args, context) => streamLogs(args, SELECTION, context),
});
