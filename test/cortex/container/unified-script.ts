import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface UnifiedYml {
  readonly script: { readonly script: string };
  readonly [key: string]: unknown;
}

/** The file that an administrator uploads, as the build made it. */
export function readUnifiedYml(): UnifiedYml {
  const file = new URL('../../../dist/integration-Okta_v2.yml', import.meta.url);
  return parse(readFileSync(file, 'utf8'), { schema: 'yaml-1.1' }) as UnifiedYml;
}

/** What a server hands to the container: its own code, and behind it the integration's script. */
export function toServedScript(script = readUnifiedYml().script.script): string {
  const common = readFileSync(new URL('common_server.py', import.meta.url), 'utf8');
  return `${common}\n${script}`;
}
