import type { CommandSpec } from '../core/command.ts';
import { titleOf } from './command-pages.ts';
import { findResource } from './find-resource.ts';
import type { Sample } from './samples.ts';

/**
 * What help says of commands beyond their definitions, as JSON: what they act on, and which requests their first example
 * sends. Objects and texts alone, so that the formatter leaves it as it is.
 */
export function toCommandFacts(
  commands: readonly CommandSpec[],
  samples: ReadonlyMap<string, readonly Sample[]>,
): string {
  const facts = commands
    .filter(({ hidden }) => !hidden)
    .map(({ name }) => {
      const requests = samples.get(name)?.[0]?.requests ?? [];
      return [name, { resource: titleOf(findResource(name)), requests: countSame(requests.map(toPattern)).join('\n') }];
    });
  return `${JSON.stringify(Object.fromEntries(facts), null, 2)}\n`;
}

/** `GET /api/v1/users/jane@acme.example` becomes `GET /api/v1/users/{id}`. */
function toPattern(request: string): string {
  return request
    .split('/')
    .map((segment) => (isId(segment) ? '{id}' : segment))
    .join('/');
}

const isId = (segment: string): boolean => /@|%/.test(segment) || /^(?=.*\d)[\w-]{15,}$/.test(segment);

/** Each once, with how often it is there. */
function countSame(texts: readonly string[]): string[] {
  return [...new Set(texts)].map((text) => {
    const count = texts.filter((other) => other === text).length;
    return count === 1 ? text : `${text} (${count} times)`;
  });
}
