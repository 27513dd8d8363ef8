import { arg } from '../../core/argument.ts';

/**
 * The arguments by which commands name things: by id, or by the name that people know. Ids are checked before anything is
 * asked of Okta. The name may be given without its argument's name where it is the first thing of a command.
 */

interface Options {
  readonly isMain?: boolean;
}

export const userArgs = ({ isMain = true }: Options = {}) => ({
  userId: arg.id('ID of the user.'),
  username: arg.string('Login of the user.', { unnamed: isMain }),
});

export const groupArgs = ({ isMain = false }: Options = {}) => ({
  groupId: arg.id('ID of the group.'),
  groupName: arg.string('Name of the group.', { unnamed: isMain }),
});

export const appArgs = ({ isMain = false }: Options = {}) => ({
  appId: arg.id('ID of the application.'),
  appName: arg.string('Label of the application.', { unnamed: isMain }),
});

export const zoneArgs = () => ({
  zoneID: arg.id('ID of the zone.'),
  zoneName: arg.string('Name of the zone.', { unnamed: true }),
});

export const ruleArgs = () => ({
  ruleId: arg.id('ID of the group rule.'),
  ruleName: arg.string('Name of the group rule.', { unnamed: true }),
});

/** The argument `limit` of commands that list something. */
export const limitArg = () => arg.integer('The maximum number of results; 0 means all.', { default: 50 });

export const USER_RULE = { anyOf: ['username', 'userId'] } as const;
export const GROUP_RULE = { anyOf: ['groupName', 'groupId'] } as const;
export const APP_RULE = { anyOf: ['appName', 'appId'] } as const;
export const ZONE_RULE = { anyOf: ['zoneName', 'zoneID'] } as const;
export const RULE_RULE = { anyOf: ['ruleName', 'ruleId'] } as const;
