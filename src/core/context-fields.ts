import type { OutputSpec, OutputType } from './command.ts';
import { isEmpty } from './is-empty.ts';

/** A field of an entity in the context: how it is documented, and where its value comes from. */
export interface ContextField<Item> {
  readonly type: OutputType;
  readonly description: string;
  read(item: Item): unknown;
}

/** The fields of an entity by name, in the order of the documentation. */
export type ContextFields<Item> = Readonly<Record<string, ContextField<Item>>>;

/**
 * An entity as the context keeps it; what the item does not have is null.
 *
 * @param leaveOut `empty` leaves out null, `''`, `[]` and `{}`, as most commands of the original do; `blank` only null and
 *   `''`, so that a list without items says that there are none
 */
export function toContextEntity<Item>(
  fields: ContextFields<Item>,
  item: Item,
  { leaveOut }: { readonly leaveOut?: 'empty' | 'blank' } = {},
): Record<string, unknown> {
  const entity: Record<string, unknown> = {};
  for (const name in fields) {
    const value = fields[name]?.read(item) ?? null;
    const isLeftOut = leaveOut === 'empty' ? isEmpty(value) : leaveOut === 'blank' && (value === null || value === '');
    if (!isLeftOut) entity[name] = value;
  }
  return entity;
}

/**
 * The documentation of an entity's fields under a context path.
 *
 * @param descriptions replace those of the fields, by name
 */
export function toOutputs<const Path extends string, Fields extends DescribedFields>(
  path: Path,
  fields: Fields,
  descriptions: Partial<Readonly<Record<keyof Fields, string>>> = {},
): readonly OutputOf<Path, Fields>[] {
  const outputs = Object.entries(fields).map(([name, { type, description }]) => ({
    path: `${path}.${name}`,
    type,
    description: descriptions[name] ?? description,
  }));
  // Object.entries forgets which name has which type.
  return outputs as OutputSpec[] as OutputOf<Path, Fields>[];
}

type DescribedFields = Readonly<Record<string, Pick<ContextField<never>, 'type' | 'description'>>>;

/** The documentation of one of several fields, with its own path and type. */
export type OutputOf<Path extends string, Fields extends DescribedFields> = {
  [Name in keyof Fields & string]: OutputSpec<`${Path}.${Name}`, Fields[Name]['type']>;
}[keyof Fields & string];
