import { type CellKind, type Column, type ColumnLayout, column } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';

/** The columns of an entity's context fields that are named, in that order, titled like the fields. */
export function columnsOf<Item, Name extends string>(
  fields: Readonly<Record<Name, ContextField<Item>>>,
  layouts: Partial<Readonly<Record<Name, ColumnLayout>>>,
): readonly Column<Item>[] {
  const names = Object.keys(layouts) as Name[];
  return names.map((name) => column(name, kindOf(name, fields[name]), fields[name].read, layouts[name]));
}

function kindOf(name: string, { type }: ContextField<never>): CellKind {
  if (name.endsWith('IDs') || name.endsWith('Names')) return 'list';
  if (name.endsWith('ID')) return 'id';
  if (name === 'Status' || name === 'Result') return 'status';
  return KINDS[type] ?? 'text';
}

const KINDS: Readonly<Record<string, CellKind>> = {
  Date: 'time',
  Number: 'number',
  Boolean: 'boolean',
  Unknown: 'object',
};
