import { textBlock } from '../../core/block.ts';
import type { OutputSpec } from '../../core/command.ts';
import { APP_GROUP_ASSIGNMENT_KEY } from '../../views/app-assignment.ts';
import { type ChangeResult, resultOutput } from '../../views/result-field.ts';
import { defineCommand } from '../define.ts';
import { resolveAppId } from '../shared/app-target.ts';
import { resolveGroupId } from '../shared/group-target.ts';
import { unlessAbsent } from '../shared/not-found-kind.ts';
import { settleTogether } from '../shared/settle-together.ts';
import { APP_RULE, appArgs, GROUP_RULE, groupArgs } from '../shared/target-args.ts';

const PATH = 'Okta.AppGroupAssignment';
const OUTPUTS = [
  { path: `${PATH}.AppID`, type: 'String', description: 'ID of the application.' },
  { path: `${PATH}.GroupID`, type: 'String', description: 'ID of the group.' },
  { path: `${PATH}.IsAssigned`, type: 'Boolean', description: 'Whether the group has the application.' },
  resultOutput(PATH),
] as const satisfies readonly OutputSpec[];

export const unassignGroupFromApp = defineCommand({
  name: 'okta-unassign-group-from-app',
  description:
    'Takes an application from a group; members who have it only through the group lose it in the background.',
  effect: 'destructive',
  harmful: true,
  scopes: ['okta.apps.manage', 'okta.groups.read'],
  args: { ...groupArgs({ isMain: true }), ...appArgs() },
  rules: [GROUP_RULE, APP_RULE],
  outputs: OUTPUTS,
  examples: ['!okta-unassign-group-from-app groupName=Marketing appName=Salesforce'],
  async run({ groupId, groupName, appId, appName }, { okta }) {
    const [group, app] = await settleTogether<[string, string]>([
      resolveGroupId(okta, { groupId, groupName }),
      resolveAppId(okta, { appId, appName }),
    ]);
    const removed = await unlessAbsent(okta.apps.unassignGroup(app, group), ['AppInstance', 'UserGroup']);
    const result: ChangeResult = removed === undefined ? 'already' : 'done';
    const [who, what] = [`Group ${groupName ?? group} (${group})`, `application ${appName ?? app} (${app})`];
    const members = 'Members who had it only through the group lose it in the background.';
    return {
      blocks: [
        textBlock(
          result === 'done'
            ? `${who} no longer has the ${what}. ${members}`
            : `${who} already did not have the ${what}.`,
        ),
      ],
      context: { [APP_GROUP_ASSIGNMENT_KEY]: { AppID: app, GroupID: group, IsAssigned: false, Result: result } },
      raw: removed || null,
    };
  },
});
