import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { resolveAppId } from '../shared/app-target.ts';
import { GROUP_REQUIRED, resolveGroupId, toGroupTitle } from '../shared/group-target.ts';
import { settleTogether } from '../shared/settle-together.ts';

export const assignGroupToApp = defineCommand({
  name: 'okta-assign-group-to-app',
  description: 'Assign a group to an application.',
  effect: 'write',
  scopes: ['okta.apps.manage', 'okta.groups.read'],
  args: {
    groupName: arg.string('Name of the group to assign to the app.'),
    groupId: arg.string('ID of the group to assign to the app.'),
    appName: arg.string('Friendly name of the app that the group will be assigned to.'),
  },
  rules: [
    { anyOf: ['groupName', 'groupId'], message: `${GROUP_REQUIRED}'.` },
    { anyOf: ['appName'], message: "You must supply 'appName'." },
  ],
  outputs: [],
  examples: ['!okta-assign-group-to-app appName="Default-App" groupName="TestGroup"'],
  async run({ appName = '', ...group }, { okta }) {
    const [groupId, appId] = await settleTogether<[string, string]>([
      resolveGroupId(okta, group),
      resolveAppId(okta, { appName }),
    ]);
    const raw = await okta.apps.assignGroup(appId, groupId);
    return { blocks: [textBlock(`Group: ${toGroupTitle(group)} added to ${appName} successfully`)], raw };
  },
});
