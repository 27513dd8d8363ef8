import type { OktaCommand } from '../../commands/define.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import type { Integration, RunOptions } from '../../integration.ts';
import { isPlainObject, textOf } from '../../json-values.ts';
import { toHarmlessText } from './harmless-value.ts';

/** What a change is about, as Okta tells it now. */
export interface TargetFacts {
  /** One fact a line. */
  readonly lines: readonly string[];
  /** What a person types to show that they have read whom it hits; absent where nothing was found to name it. */
  readonly name?: string;
  readonly user?: { readonly id: string; readonly login: string; readonly roleTypes: readonly string[] };
}

type Entity = Readonly<Record<string, unknown>>;

/** Something that arguments name, and the command that reads it. */
interface Kind {
  readonly label: string;
  /** The arguments that name it, for the command that reads it. */
  readonly names: readonly string[];
  readonly command: string;
  toName(entity: Entity): string;
  toDetails(entity: Entity): readonly string[];
}

const USER: Kind = {
  label: 'User',
  names: ['userId', 'username'],
  command: 'okta-get-user',
  toName: ({ profile }) => (isPlainObject(profile) ? textOf(profile.login) : ''),
  toDetails: ({ profile, status }) => {
    const { firstName, lastName } = isPlainObject(profile) ? profile : {};
    return [`${textOf(firstName)} ${textOf(lastName)}`.trim(), textOf(status)];
  },
};

const OTHERS: readonly Kind[] = [
  {
    label: 'Group',
    names: ['groupId', 'groupName'],
    command: 'okta-get-group',
    toName: ({ profile }) => (isPlainObject(profile) ? textOf(profile.name) : ''),
    toDetails: ({ type }) => [textOf(type)],
  },
  {
    label: 'Application',
    names: ['appId', 'appName'],
    command: 'okta-get-application',
    toName: ({ label }) => textOf(label),
    toDetails: ({ status }) => [textOf(status)],
  },
  {
    label: 'Zone',
    names: ['zoneID'],
    command: 'okta-get-zone',
    toName: ({ name }) => textOf(name),
    toDetails: ({ status, type }) => [textOf(status), textOf(type)],
  },
  {
    label: 'Device',
    names: ['deviceId'],
    command: 'okta-get-device',
    toName: ({ profile }) => (isPlainObject(profile) ? textOf(profile.displayName) : ''),
    toDetails: ({ status }) => [textOf(status)],
  },
];

const MOST_SHOWN = 20;

/** Reads what the arguments of a change name, so that a person is asked about facts and not about a model's words. */
export async function readTargetFacts(
  integration: Integration,
  command: OktaCommand,
  args: RawArguments,
  options: RunOptions,
): Promise<TargetFacts> {
  const read = (kind: Kind) => readEntities(integration, kind, command, args, options);
  const [[user], ...others] = await Promise.all([read(USER), ...OTHERS.map(read)]);
  const roles = user === undefined ? undefined : await readRoles(integration, textOf(user.id), options);
  const replaced = await integration.replacements(command.name, args, options);
  const found = OTHERS.flatMap((kind, index) => (others[index] ?? []).map((entity) => ({ kind, entity })));
  const name = user === undefined ? found[0]?.kind.toName(found[0].entity) : USER.toName(user);
  return {
    lines: [
      ...(user === undefined ? [] : [toLine(USER, user), `Admin roles: ${toRolesText(roles)}`]),
      ...found.map(({ kind, entity }) => toLine(kind, entity)),
      ...replaced.flatMap(({ what, before, after }) => [
        toHarmlessText(`${what} before: ${toList(before)}`, 1000),
        toHarmlessText(`${what} after: ${toList(after)}`, 1000),
      ]),
    ],
    ...(name && { name: toHarmlessText(name) }),
    ...(user && { user: { id: textOf(user.id), login: USER.toName(user), roleTypes: roles?.types ?? [] } }),
  };
}

/** None where the arguments name nothing of the kind, or it cannot be read: then the requests have to speak. */
async function readEntities(
  integration: Integration,
  { names, command: reader }: Kind,
  command: OktaCommand,
  args: RawArguments,
  options: RunOptions,
): Promise<readonly Entity[]> {
  const name = names.find(
    (candidate) => command.args[candidate] !== undefined && textOrList(args[candidate]).length > 0,
  );
  if (name === undefined) return [];
  const results = await Promise.all(
    textOrList(args[name])
      .slice(0, MOST_SHOWN)
      .map((value) => integration.run(reader, { [name]: value }, options)),
  );
  return results.flatMap((result) => {
    const raw = result.ok === true ? result.outcome.raw : undefined;
    const entity = Array.isArray(raw) ? raw[0] : raw;
    return isPlainObject(entity) && textOf(entity.id) !== '' ? [entity] : [];
  });
}

function textOrList(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts.map((text) => (typeof text === 'number' ? String(text) : textOf(text))).filter((text) => text !== '');
}

interface Roles {
  readonly types: readonly string[];
  readonly labels: readonly string[];
}

async function readRoles(integration: Integration, userId: string, options: RunOptions): Promise<Roles | undefined> {
  const result = await integration.run('okta-list-user-roles', { userId }, options);
  const raw = result.ok === true ? result.outcome.raw : undefined;
  if (!Array.isArray(raw)) return undefined;
  const roles = raw.filter(isPlainObject);
  return {
    types: roles.map(({ type }) => textOf(type)),
    labels: roles.map(({ label, type }) => textOf(label) || textOf(type)),
  };
}

function toRolesText(roles: Roles | undefined): string {
  if (roles === undefined) return 'could not be read';
  return roles.labels.length === 0 ? 'none' : toHarmlessText(roles.labels.join(', '));
}

function toLine(kind: Kind, entity: Entity): string {
  const details = [...kind.toDetails(entity), `id ${textOf(entity.id)}`].filter((detail) => detail !== '');
  return `${kind.label}: ${toHarmlessText(kind.toName(entity))} (${details.map((detail) => toHarmlessText(detail)).join(', ')})`;
}

const toList = (values: readonly string[]): string => values.join(', ') || 'none';
