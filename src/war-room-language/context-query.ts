/**
 * Reading a war room's context by path, as `${…}` does (Cortex's Transform Language, DT):
 *
 *     Account.ID                      every ID of every Account
 *     Account(val.Type=='Okta').ID    of those Accounts only
 *     Account.[0].ID, Account[0:2].ID one of them, a range (both ends included)
 *     Account.Email=val.toLowerCase() each value changed
 *
 * Cortex's own server is closed source. This is a model of what its documentation shows.
 * https://xsoar.pan.dev/docs/integrations/dt
 */
import { UsageError } from '../errors.ts';
import { closingBracket } from './brackets.ts';
import { DtEvaluationError, type DtExpression, matchesDt, parseDtExpression } from './dt-expression.ts';

type Step = (values: readonly unknown[], root: unknown) => unknown[];

/**
 * Returns what the path finds: undefined for nothing, the value itself if there is one, a list if there are several. A step
 * into a list goes into each of its items. Nulls are left out.
 *
 * @throws {UsageError} for a path that has a mistake
 */
export function readContext(context: unknown, path: string): unknown {
  let values: unknown[] = [context];
  for (const step of parsePath(path)) values = step(values, context);
  const found = spread(values).filter((value) => value !== null && value !== undefined);
  return found.length > 1 ? found : found[0];
}

function parsePath(path: string): Step[] {
  const steps: Step[] = [];
  let position = 0;
  const fail = (): never => {
    throw new UsageError(
      `Cannot read the path "${path}" at character ${position + 1}. A path looks like Account(val.Type=='Okta').ID or Account.[0].ID`,
    );
  };
  while (position < path.length) {
    const character = path[position];
    if (character === '.' || character === ' ') position += 1;
    else if (character === '=') {
      steps.push(mutate(parseDtExpression(path.slice(position + 1))));
      position = path.length;
    } else if (character === '[') {
      const match = /^\[(\d+)(?::(\d+))?\]/.exec(path.slice(position, position + 40)) ?? fail();
      const first = Number(match[1]);
      const last = match[2] === undefined ? first : Number(match[2]);
      steps.push((values) => spread(values).slice(first, last + 1));
      position += match[0].length;
    } else if (character === '(') {
      const end = closingBracket(path, position) ?? fail();
      steps.push(select(parseDtExpression(path.slice(position + 1, end))));
      position = end + 1;
    } else {
      const name = /^[^.[\](){}=\s]+(?: +[^.[\](){}=\s]+)*/.exec(path.slice(position))?.[0] ?? fail();
      steps.push((values) => spread(values).flatMap((value) => child(value, name)));
      position += name.length;
    }
  }
  return steps;
}

/** Replaces each list by its items. */
function spread(values: readonly unknown[]): unknown[] {
  return values.flatMap((value) => (Array.isArray(value) ? value : [value]));
}

function child(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return [(value as Readonly<Record<string, unknown>>)[name]];
}

function select(expression: DtExpression): Step {
  return (values, root) => {
    const readPath = toPathReader(root);
    return spread(values).filter((val) => matchesDt(expression, { val, readPath }));
  };
}

/** Reads each path once, not again for each value that it is compared with. */
function toPathReader(root: unknown): (path: string) => unknown {
  const found = new Map<string, unknown>();
  return (path) => {
    if (!found.has(path)) found.set(path, readContext(root, path));
    return found.get(path);
  };
}

function mutate(expression: DtExpression): Step {
  return (values, root) => {
    const readPath = toPathReader(root);
    return spread(values).flatMap((val) => {
      try {
        return [expression({ val, readPath })];
      } catch (error) {
        if (error instanceof DtEvaluationError) return [];
        throw error;
      }
    });
  };
}
