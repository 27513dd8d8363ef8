import { column, type TableView, tableBlock, textBlock } from '../../core/block.ts';
import { toContextEntity, toOutputs } from '../../core/context-fields.ts';
import { contextKey } from '../../core/context-keys.ts';
import type { OktaUserBlock } from '../../okta/types.ts';
import { USER_BLOCK_FIELDS } from '../../views/user-block.ts';
import { defineCommand } from '../define.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { actOnNamedUser } from '../shared/user-target.ts';

const USER_BLOCK_KEY = contextKey('Okta.UserBlock', 'User');

const BLOCKS: TableView<OktaUserBlock> = {
  columns: [
    column('Type', 'text', ({ type }) => type, { isKept: true }),
    column('Applies To', 'text', ({ appliesTo }) => appliesTo, { isKept: true }),
  ],
};

export const getUserBlocks = defineCommand({
  name: 'okta-get-user-blocks',
  description: "Tells whether a user's sign-ins are blocked on unknown or on all devices.",
  effect: 'read',
  scopes: ['okta.users.read'],
  args: userArguments(),
  rules: USER_RULES,
  outputs: [
    { path: 'Okta.UserBlock.User', type: 'String', description: 'The user, as given.' },
    { path: 'Okta.UserBlock.IsBlocked', type: 'Boolean', description: 'Whether there is a block.' },
    ...toOutputs('Okta.UserBlock.Blocks', USER_BLOCK_FIELDS),
  ],
  examples: ['!okta-get-user-blocks username=jane.doe@acme.example'],
  async run(user, context) {
    const raw = await actOnNamedUser(context, user, ({ idOrLogin }) => context.okta.users.blocks(idOrLogin));
    const name = user.userId ?? user.username;
    const isBlocked = raw.length > 0;
    return {
      blocks: isBlocked
        ? [tableBlock(`Blocks of ${name}`, BLOCKS, raw), textBlock('okta-unlock-user lifts them.')]
        : [textBlock(`The sign-ins of ${name} are not blocked.`)],
      context: {
        [USER_BLOCK_KEY]: {
          User: name,
          IsBlocked: isBlocked,
          Blocks: raw.map((block) => toContextEntity(USER_BLOCK_FIELDS, block, { leaveOut: 'blank' })),
        },
      },
      raw,
    };
  },
});
