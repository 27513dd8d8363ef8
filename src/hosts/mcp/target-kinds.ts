import type { RawArguments } from '../../core/parse-arguments.ts';
import { isPlainObject, memberAt, textOf } from '../../json-values.ts';

/** Something as Okta gives it. */
export type Entity = Readonly<Record<string, unknown>>;

/** A command that finds what an argument names. */
export interface Reading {
  readonly command: string;
  readonly args: RawArguments;
  /** The member of its raw answer that has the rows; absent: the answer itself. */
  readonly rowsIn?: string;
  /** Which one of a list is meant; absent: the first. */
  readonly isMeant?: (entity: Entity) => boolean;
}

/** Something that the arguments of a change name. */
export interface Kind {
  readonly label: string;
  /** The arguments that name it. */
  readonly names: readonly string[];
  /** True: of several such arguments only the first is a name, the next may be a new one. */
  readonly takesFirst?: true;
  /** @param given all arguments of the change */
  toReading(argument: string, value: string, given: RawArguments): Reading;
  toName(entity: Entity): string;
  toDetails(entity: Entity): readonly string[];
  /** The id of the user whose rights it has. */
  toOwner?(entity: Entity): string;
}

const byItsArgument =
  (command: string) =>
  (argument: string, value: string): Reading => ({ command, args: { [argument]: value } });

/** A list has no argument for one of its rows; names are compared without regard to case, as the commands do. */
const inList =
  (
    command: string,
    idArgument: string,
    toName: (entity: Entity) => string,
    toArgs: (given: RawArguments) => RawArguments,
  ) =>
  (argument: string, value: string, given: RawArguments): Reading => ({
    command,
    args: toArgs(given),
    isMeant: (entity) =>
      argument === idArgument ? textOf(entity.id) === value : toName(entity).toLowerCase() === value.toLowerCase(),
  });

const all = (): RawArguments => ({ limit: 0 });
const nothing = (): RawArguments => ({});
const ofTheirUser = ({ userId, username }: RawArguments): RawArguments => ({ userId, username });

const profileName = (entity: Entity): string => textOf(memberAt(entity, 'profile', 'name'));
const ownName = ({ name }: Entity): string => textOf(name);

export const USER: Kind = {
  label: 'User',
  names: ['userId', 'username'],
  toReading: byItsArgument('okta-get-user'),
  toName: (entity) => textOf(memberAt(entity, 'profile', 'login')),
  toDetails: ({ profile, status }) => {
    const { firstName, lastName } = isPlainObject(profile) ? profile : {};
    return [`${textOf(firstName)} ${textOf(lastName)}`.trim(), textOf(status)];
  },
};

export const OTHER_KINDS: readonly Kind[] = [
  {
    label: 'Group',
    names: ['groupId', 'groupName', 'groupIds'],
    toReading: (argument, value) =>
      byItsArgument('okta-get-group')(argument === 'groupIds' ? 'groupId' : argument, value),
    toName: profileName,
    toDetails: ({ type }) => [textOf(type)],
  },
  {
    label: 'Application',
    names: ['appId', 'appName'],
    toReading: byItsArgument('okta-get-application'),
    toName: ({ label }) => textOf(label),
    toDetails: ({ status }) => [textOf(status)],
  },
  {
    label: 'Zone',
    names: ['zoneID', 'zoneName'],
    takesFirst: true,
    toReading: (argument, value, given) =>
      argument === 'zoneID'
        ? byItsArgument('okta-get-zone')(argument, value)
        : inList('okta-list-zones', 'zoneID', ownName, all)(argument, value, given),
    toName: ownName,
    toDetails: ({ status, type }) => [textOf(status), textOf(type)],
  },
  {
    label: 'Device',
    names: ['deviceId'],
    toReading: byItsArgument('okta-get-device'),
    toName: (entity) => textOf(memberAt(entity, 'profile', 'displayName')),
    toDetails: ({ status }) => [textOf(status)],
  },
  {
    label: 'Group rule',
    names: ['ruleId', 'ruleName'],
    toReading: inList('okta-list-group-rules', 'ruleId', ownName, all),
    toName: ownName,
    toDetails: ({ status }) => [textOf(status)],
  },
  {
    label: 'API token',
    names: ['apiTokenId'],
    toReading: inList('okta-list-api-tokens', 'apiTokenId', ownName, nothing),
    toName: ownName,
    toDetails: ({ clientName }) => [textOf(clientName)],
    toOwner: ({ userId }) => textOf(userId),
  },
  {
    label: 'Factor',
    names: ['factorId'],
    toReading: inList('okta-get-user-factors', 'factorId', ownName, ofTheirUser),
    toName: ({ factorType }) => textOf(factorType),
    toDetails: (entity) => [profileName(entity), textOf(entity.provider), textOf(entity.status)],
  },
  {
    label: 'Role',
    names: ['roleAssignmentId'],
    toReading: inList('okta-list-user-roles', 'roleAssignmentId', ownName, ofTheirUser),
    toName: ({ label, type }) => textOf(label) || textOf(type),
    toDetails: ({ status }) => [textOf(status)],
  },
  {
    label: 'Grant',
    names: ['grantId'],
    toReading: (...named) => ({
      ...inList('okta-list-user-grants', 'grantId', ownName, ofTheirUser)(...named),
      rowsIn: 'grants',
    }),
    toName: ({ scopeId }) => textOf(scopeId),
    toDetails: (entity) => [textOf(memberAt(entity, '_links', 'app', 'title')), textOf(entity.status)],
  },
];
