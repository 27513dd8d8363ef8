import { UsageError } from '../errors.ts';
import { splitOutside } from './brackets.ts';
import { readContext } from './context-query.ts';

/**
 * What `extend-context` adds to the context, by key, read from the entry's `Contents`.
 *
 * `Key=path::Key2=path2`; `Key=` takes all of `Contents`; `Key=.={"a": val.b}` changes each value. A path that finds
 * nothing adds nothing. A key may have a selector: `User(val.id === obj.id)=profile`.
 *
 * https://xsoar.pan.dev/docs/playbooks/playbooks-extend-context
 *
 * @throws {UsageError} for a specification that has a mistake
 */
export function extendContext(entry: { readonly Contents: unknown }, specification: string): Record<string, unknown> {
  const found = new Map<string, unknown>();
  for (const part of splitOutside(specification, '::')) {
    const [key = '', ...rest] = splitOutside(part, '=');
    const name = key.trim();
    if (name === '' || rest.length === 0) {
      throw new UsageError(
        `extend-context takes Key=path, several joined by ::, such as extend-context=Email=profile.email::Login=profile.login. "${part.trim()}" is none.`,
      );
    }
    if (found.has(name)) throw new UsageError(`extend-context names the key ${name} twice. Give each its own name.`);
    const path = rest.join('=').trim();
    const value = path === '' ? entry.Contents : readContext(entry.Contents, path);
    if (value !== undefined && value !== null) found.set(name, value);
  }
  return Object.fromEntries(found);
}
