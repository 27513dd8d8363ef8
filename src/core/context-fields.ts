import type { OutputSpec } from './command.ts';
import { isEmpty } from './is-empty.ts';

/** A field of an entity in the context: how it is documented, and where its value comes from. */
export interface ContextField<Item> {
  readonly type: OutputSpec['type'];
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
export function toOutputs<Item, Name extends string>(
  path: string,
  fields: Readonly<Record<Name, ContextField<Item>>>,
  descriptions: Partial<Readonly<Record<Name, string>>> = {},
): readonly OutputSpec[] {
  const names = Object.keys(fields) as Name[];
  return names.map((name) => ({
    path: `${path}.${name}`,
    type: fields[name].type,
    description: descriptions[name] ?? fields[name].description,
  }));
}
