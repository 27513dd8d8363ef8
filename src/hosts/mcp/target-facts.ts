import type { OktaCommand } from '../../commands/define.ts';
import { noSuchUser } from '../../commands/shared/user-target.ts';
import { parseTexts } from '../../core/argument.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { UsageError } from '../../errors.ts';
import type { Integration, RunOptions } from '../../integration.ts';
import { isPlainObject, textOf } from '../../json-values.ts';
import { toHarmlessText } from './harmless-value.ts';

/** What a change is about, as Okta tells it now. */
export interface TargetFacts {
  /** One fact a line. */
  readonly lines: readonly string[];
  /** What a person types to show that they have read whom it hits; absent where nothing was found to name it. */
  readonly name?: string;
  readonly users: readonly TargetUser[];
}

export interface TargetUser {
  readonly id: string;
  readonly login: string;
  /** None where they could not be read. */
  readonly roleTypes: readonly string[];
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

/** A person cannot check more than these at a time. */
const MOST_TARGETS = 20;

/** Something that was named, and what Okta has under this name. */
interface Found {
  readonly kind: Kind;
  readonly entity: Entity;
}

/**
 * Reads what the arguments of a change name, so that a person is asked about facts and not about a model's words.
 *
 * @throws {UsageError} for too many of them, and for a user who cannot be read: nobody could judge whom it hits
 */
export async function readTargetFacts(
  integration: Integration,
  command: OktaCommand,
  args: RawArguments,
  options: RunOptions,
): Promise<TargetFacts> {
  const all = await Promise.all(
    [USER, ...OTHERS].map((kind) => readNamed(integration, kind, namesIn(kind, command, args), options)),
  );
  const found = all.flat();
  const users = await Promise.all(
    found
      .filter(({ kind }) => kind === USER)
      .map(async ({ entity }) => ({ entity, roles: await readRoles(integration, textOf(entity.id), options) })),
  );
  const replaced = await integration.replacements(command.name, args, options);
  const name = toTypedName(found);
  return {
    lines: [
      ...users.flatMap(({ entity, roles }) => [toLine(USER, entity), `Admin roles: ${toRolesText(roles)}`]),
      ...found.filter(({ kind }) => kind !== USER).map(({ kind, entity }) => toLine(kind, entity)),
      ...replaced.flatMap(({ what, before, after }) => [
        toHarmlessText(`${what} before: ${toList(before)}`, 1000),
        toHarmlessText(`${what} after: ${toList(after)}`, 1000),
      ]),
    ],
    ...(name && { name }),
    users: users.map(({ entity, roles }) => ({
      id: textOf(entity.id),
      login: USER.toName(entity),
      roleTypes: roles?.types ?? [],
    })),
  };
}

/** Whoever is hit: the users, or what else is named; several by their number. */
function toTypedName(found: readonly Found[]): string | undefined {
  const users = found.filter(({ kind }) => kind === USER);
  const [first, ...more] = users.length > 0 ? users : found;
  if (first === undefined) return undefined;
  if (more.length > 0) return `${more.length + 1} ${first.kind.label.toLowerCase()}s`;
  return toHarmlessText(first.kind.toName(first.entity)) || undefined;
}

/** Every name that a command could act on, as its own arguments read them. */
function namesIn({ names }: Kind, { args: specs }: OktaCommand, args: RawArguments): readonly NamedBy[] {
  return names.flatMap((argument) => {
    const spec = specs[argument];
    if (spec === undefined) return [];
    const given = args[argument] ?? [];
    const values = parseTexts(spec.kind === 'list' || Array.isArray(given) ? given : [given]);
    return values.map((value) => ({ argument, value }));
  });
}

interface NamedBy {
  readonly argument: string;
  readonly value: string;
}

async function readNamed(
  integration: Integration,
  kind: Kind,
  named: readonly NamedBy[],
  options: RunOptions,
): Promise<readonly Found[]> {
  if (named.length > MOST_TARGETS) {
    throw new UsageError(`An assistant may name at most ${MOST_TARGETS} at a time, not ${named.length}.`, {
      code: 'invalid_arguments',
    });
  }
  const found = await Promise.all(
    named.map(async ({ argument, value }): Promise<readonly Found[]> => {
      const result = await integration.run(kind.command, { [argument]: value }, options);
      const raw = result.ok === true ? result.outcome.raw : undefined;
      const entity = Array.isArray(raw) ? raw[0] : raw;
      if (isPlainObject(entity) && textOf(entity.id) !== '') return [{ kind, entity }];
      if (kind !== USER) return [];
      throw result.ok === false ? result.error : noSuchUser(value);
    }),
  );
  return found.flat();
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
