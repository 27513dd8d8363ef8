import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { contextKey } from '../../core/context-keys.ts';
import { defineCommand } from '../define.ts';

export const createGroup = defineCommand({
  name: 'okta-create-group',
  description: 'Create a new group in Okta tenant.',
  effect: 'write',
  idempotent: false,
  harmful: true,
  scopes: ['okta.groups.manage'],
  args: {
    name: arg.string('Name of the group to add.', { required: true }),
    description: arg.string('Description of the group to add.'),
  },
  outputs: [
    { path: 'OktaGroup.ID', type: 'Unknown', description: 'Group ID in Okta.' },
    { path: 'OktaGroup.Name', type: 'Unknown', description: 'Group name in Okta.' },
    { path: 'OktaGroup.Description', type: 'Unknown', description: 'Group description in Okta.' },
    { path: 'OktaGroup.Type', type: 'Unknown', description: 'Group type in Okta.' },
  ],
  examples: ['!okta-create-group name="TestGroup" description="TestGroup description."'],
  async run({ name, description }, { okta }) {
    const group = await okta.groups.create({ name, description });
    // The group is there once Okta has said yes, whatever the answer leaves out.
    const shown = group?.profile?.name ?? name;
    return {
      blocks: [textBlock(`Group Created: [GroupID:${group?.id ?? ''}, GroupName: ${shown}]`)],
      context: {
        [contextKey('OktaGroup', 'ID')]: [
          {
            ID: group?.id ?? null,
            Name: shown,
            Description: group?.profile?.description ?? null,
            Type: group?.type ?? null,
          },
        ],
      },
      raw: group ?? null,
    };
  },
});
