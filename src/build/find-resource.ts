import { readdirSync } from 'node:fs';
import { ROOT } from './bundle.ts';

/** The files of all commands, e.g. `users/get-user.ts`. */
const FILES = readdirSync(`${ROOT}src/commands`, { recursive: true, encoding: 'utf8' });

/**
 * What a command acts on: the folder that its file is in, such as `users`. The file is named like the command, without
 * `okta-`.
 *
 * @throws {Error} if there is no such file
 */
export function findResource(command: string): string {
  const name = `${command.replace(/^okta-/, '')}.ts`;
  const [resource] = FILES.map((file) => file.split(/[\\/]/)).find(([, file]) => file === name) ?? [];
  if (resource === undefined) throw new Error(`There is no file src/commands/<resource>/${name} for ${command}.`);
  return resource;
}
