import { isEmpty } from '../core/is-empty.ts';

/** Whether Python counts a value as false: nothing, `''`, 0, false, and an empty list or object. */
export function isFalsy(value: unknown): boolean {
  return !value || isEmpty(value);
}
