import { arg } from '../../core/argument.ts';
import { logOutputs } from '../../views/log-outputs.ts';
import { defineCommand } from '../define.ts';
import { limit, readLogs, sortOrder, streamLogs } from '../shared/log-command.ts';

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
  },
  outputs: logOutputs(),
  examples: [
    '!okta-get-logs filter=`actor.id eq "00u66lckvpjidYi0h7"` query=Boardman since="2020-03-03T20:23:17.573Z" limit=1',
  ],
  run: ({ filter, query, ...args }, context) => readLogs('Okta Events', args, { filter, q: query }, context),
  stream: ({ filter, query, ...args }, context) => streamLogs(args, { filter, q: query }, context),
});
