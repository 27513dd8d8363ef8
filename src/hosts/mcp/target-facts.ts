import type { OktaCommand } from '../../commands/define.ts';
import { noSuchUser } from '../../commands/shared/user-target.ts';
import { parseTexts } from '../../core/argument.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { UsageError } from '../../errors.ts';
import type { Integration, RunOptions } from '../../integration.ts';
import { isPlainObject, memberAt, textOf } from '../../json-values.ts';
import { toHarmlessText } from './harmless-value.ts';
import { type Entity, type Kind, OTHER_KINDS, type Reading, USER } from './target-kinds.ts';

/** What a change is about, as Okta tells it now. */
export interface TargetFacts {
  /** One fact a line. */
  readonly lines: readonly string[];
  /** What a person types to show that they have read whom it hits; absent where nothing was found to name it. */
  readonly name?: string;
  /** The arguments whose values the lines tell. */
  readonly namedBy: readonly string[];
  readonly users: readonly TargetUser[];
}

export interface TargetUser {
  readonly id: string;
  readonly login: string;
  /** None where they could not be read. */
  readonly roleTypes: readonly string[];
}

/** A person cannot check more than these at a time. */
const MOST_TARGETS = 20;

/** What was named, and what Okta has under this name: undefined where nothing was found or it may not be read. */
interface Found {
  readonly kind: Kind;
  readonly value: string;
  readonly entity: Entity | undefined;
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
  const named = [USER, ...OTHER_KINDS].map((kind) => ({ kind, names: namesIn(kind, command, args) }));
  const all = await Promise.all(named.map(({ kind, names }) => readNamed(integration, kind, names, args, options)));
  const found = onlyOnce(all.flat());
  const users = await readUsers(integration, found, options);
  const replaced = await integration.replacements(command.name, args, options);
  const name = toTypedName(users, found);
  return {
    lines: [
      ...users.flatMap(({ entity, roles }) => [toLine(USER, entity), `Admin roles: ${toRolesText(roles)}`]),
      ...found.filter(({ kind }) => kind !== USER).map(toFoundLine),
      ...replaced.flatMap(({ what, before, after }) => [
        toHarmlessText(`${what} before: ${toList(before)}`, 1000),
        toHarmlessText(`${what} after: ${toList(after)}`, 1000),
      ]),
    ],
    namedBy: named.flatMap(({ names }) => names.map(({ argument }) => argument)),
    ...(name && { name }),
    users: users.map(({ entity, roles }) => ({
      id: textOf(entity.id),
      login: USER.toName(entity),
      roleTypes: roles?.types ?? [],
    })),
  };
}

/** Something may be named twice, by its id and by its name. */
function onlyOnce(found: readonly Found[]): readonly Found[] {
  const keyOf = ({ kind, value, entity }: Found) => `${kind.label} ${entity === undefined ? value : textOf(entity.id)}`;
  return [...new Map(found.map((one) => [keyOf(one), one])).values()];
}

interface ReadUser {
  readonly entity: Entity;
  readonly roles: Roles | undefined;
}

/** The users who are named, and those whose rights something has that is named. */
async function readUsers(
  integration: Integration,
  found: readonly Found[],
  options: RunOptions,
): Promise<readonly ReadUser[]> {
  const named = found.flatMap(({ kind, entity }) => (kind === USER && entity !== undefined ? [entity] : []));
  const known = new Set(named.map(({ id }) => textOf(id)));
  const ownerIds = new Set(
    found.map(({ kind, entity }) => (entity && kind.toOwner?.(entity)) ?? '').filter((id) => id !== ''),
  );
  const owners = await Promise.all(
    [...ownerIds]
      .filter((id) => !known.has(id))
      .map((userId) => readOne(integration, { command: 'okta-get-user', args: { userId } }, options)),
  );
  const users = [...named, ...owners.flatMap(({ entity }) => (entity === undefined ? [] : [entity]))];
  return Promise.all(
    users.map(async (entity) => ({ entity, roles: await readRoles(integration, textOf(entity.id), options) })),
  );
}

/** Whoever is hit: the users, or what else is named; several by their number. */
function toTypedName(users: readonly ReadUser[], found: readonly Found[]): string | undefined {
  const others = found.flatMap(({ kind, entity }) => (kind === USER || entity === undefined ? [] : [{ kind, entity }]));
  const hit = users.length > 0 ? users.map(({ entity }) => ({ kind: USER, entity })) : others;
  const [first, ...more] = hit;
  if (first === undefined) return undefined;
  if (more.length > 0) return `${more.length + 1} ${first.kind.label.toLowerCase()}s`;
  return toHarmlessText(first.kind.toName(first.entity)) || undefined;
}

interface NamedBy {
  readonly argument: string;
  readonly value: string;
}

/** Every name that a command could act on, as its own arguments read them, defaults included. */
function namesIn({ names, takesFirst }: Kind, { args: specs }: OktaCommand, args: RawArguments): readonly NamedBy[] {
  const all = names.flatMap((argument) => {
    const spec = specs[argument];
    if (spec === undefined) return [];
    const given = args[argument] ?? spec.default ?? [];
    const values = parseTexts(spec.kind === 'list' || Array.isArray(given) ? given : [given]);
    return values.map((value) => ({ argument, value }));
  });
  return takesFirst ? all.filter(({ argument }) => argument === all[0]?.argument) : all;
}

async function readNamed(
  integration: Integration,
  kind: Kind,
  named: readonly NamedBy[],
  given: RawArguments,
  options: RunOptions,
): Promise<readonly Found[]> {
  if (named.length > MOST_TARGETS) {
    throw new UsageError(`An assistant may name at most ${MOST_TARGETS} at a time, not ${named.length}.`, {
      code: 'invalid_arguments',
    });
  }
  return Promise.all(
    named.map(async ({ argument, value }): Promise<Found> => {
      const { entity, error } = await readOne(integration, kind.toReading(argument, value, given), options);
      if (kind === USER && entity === undefined) throw error ?? noSuchUser(value);
      return { kind, value, entity };
    }),
  );
}

async function readOne(
  integration: Integration,
  { command, args, rowsIn, isMeant = () => true }: Reading,
  options: RunOptions,
): Promise<{ readonly entity?: Entity | undefined; readonly error?: unknown }> {
  const result = await integration.run(command, args, options);
  if (result.ok === false) return { error: result.error };
  const { raw } = result.outcome;
  const answered = rowsIn === undefined ? raw : memberAt(raw, rowsIn);
  const rows: readonly unknown[] = Array.isArray(answered) ? answered : [answered];
  return { entity: rows.filter(isPlainObject).find((row) => textOf(row.id) !== '' && isMeant(row)) };
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

function toFoundLine({ kind, value, entity }: Found): string {
  return entity === undefined
    ? `${kind.label}: ${toHarmlessText(value)} (not found, or it may not be read)`
    : toLine(kind, entity);
}

function toLine(kind: Kind, entity: Entity): string {
  const details = [...kind.toDetails(entity), `id ${textOf(entity.id)}`].filter((detail) => detail !== '');
  return `${kind.label}: ${toHarmlessText(kind.toName(entity))} (${details.map((detail) => toHarmlessText(detail)).join(', ')})`;
}

const toList = (values: readonly string[]): string => values.join(', ') || 'none';
