import { isPlainObject } from '../../json-values.ts';

/** A value that is no object, and the path that leads to it. */
export type Leaf = readonly [path: string, value: unknown];

export interface LeafOptions {
  /** Lists that hold objects give the values of each (`target[0].id`); other lists are values as they are. */
  readonly opensLists: boolean;
}

/** Everything that an object of Okta's holds, except what is null, and the links of Okta's API. */
export function leavesOf(value: unknown, options: LeafOptions): readonly Leaf[] {
  const leaves: Leaf[] = [];
  addLeaves(leaves, value, '', options);
  return leaves;
}

function addLeaves(leaves: Leaf[], value: unknown, path: string, options: LeafOptions): void {
  if (value === null || value === undefined) return;
  if (options.opensLists && Array.isArray(value) && value.some(isPlainObject)) {
    for (const [index, item] of value.entries()) addLeaves(leaves, item, `${path}[${index}]`, options);
  } else if (isPlainObject(value) && !(value instanceof Date)) {
    for (const [name, member] of Object.entries(value)) {
      if (name !== '_links') addLeaves(leaves, member, path === '' ? name : `${path}.${name}`, options);
    }
  } else leaves.push([path === '' ? 'value' : path, value]);
}
