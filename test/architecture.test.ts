import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Which parts of the house may be imported by which; what is not listed is forbidden. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  clock: [],
  'json-values': [],
  version: [],
  core: ['errors', 'clock', 'json-values'],
  'cortex-text': ['errors', 'clock', 'json-values', 'core'],
  readable: ['json-values', 'core'],
  'war-room-language': ['errors', 'clock', 'json-values', 'core'],
  config: ['errors', 'clock', 'json-values', 'core'],
  okta: ['errors', 'clock', 'json-values'],
  views: ['json-values', 'core', 'okta/types'],
  commands: ['errors', 'clock', 'json-values', 'core', 'views', 'okta', 'config'],
  integration: ['errors', 'clock', 'json-values', 'core', 'cortex-text', 'config', 'okta', 'commands'],
  index: ['errors', 'clock', 'json-values', 'core', 'cortex-text', 'config', 'okta', 'commands', 'integration'],
  simulator: ['errors', 'clock'],
  'hosts/cortex': [
    'errors',
    'clock',
    'json-values',
    'core',
    'cortex-text',
    'config',
    'okta',
    'commands',
    'integration',
    'index',
    'hosts/html',
  ],
  'hosts/mcp': ['errors', 'clock', 'json-values', 'core', 'config', 'okta', 'commands', 'integration', 'readable'],
  'hosts/terminal': ['errors', 'clock', 'json-values', 'core', 'readable', 'cortex-text', 'okta'],
  'hosts/html': ['json-values', 'core', 'readable'],
  'hosts/war-room': [
    'errors',
    'clock',
    'json-values',
    'core',
    'readable',
    'cortex-text',
    'war-room-language',
    'config',
    'okta',
    'commands',
    'integration',
    'index',
    'hosts/terminal',
  ],
  'hosts/cli': [
    'errors',
    'clock',
    'json-values',
    'version',
    'core',
    'readable',
    'cortex-text',
    'war-room-language',
    'config',
    'okta',
    'commands',
    'integration',
    'index',
    'hosts/html',
    'hosts/mcp',
    'hosts/terminal',
    'hosts/war-room',
    'simulator (dynamic)',
  ],
  build: [
    'errors',
    'clock',
    'json-values',
    'core',
    'war-room-language',
    'config',
    'views',
    'commands',
    'integration',
    'index',
    'hosts/mcp',
    'simulator (dynamic)',
  ],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly kind: 'static' | 'type' | 'dynamic';
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const imports = files.flatMap((file) => importsOf(file));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const statics = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'/gm)].map(
    ([, type, to]): Import => ({ from: file, to: to ?? '', kind: type ? 'type' : 'static' }),
  );
  const bare = [...text.matchAll(/^import\s+'([^']+)'/gm)].map(
    ([, to]): Import => ({ from: file, to: to ?? '', kind: 'static' }),
  );
  const dynamics = [...text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)].map(
    ([, to]): Import => ({ from: file, to: to ?? '', kind: 'dynamic' }),
  );
  return [...statics, ...bare, ...dynamics];
}

/** The part of the house that a file, named from `src`, belongs to. */
function partOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'hosts' ? `${first}/${second}` : first.replace(/\.ts$/, '');
}

/** The file that an import with a relative path leads to, named from `src`. */
function targetOf({ from, to }: Import): string {
  return relative(SRC, join(SRC, dirname(from), to));
}

function isAllowed(found: Import): boolean {
  const { from, kind } = found;
  const target = targetOf(found);
  const own = partOf(from);
  const other = partOf(target);
  if (own === other) return true;
  const allowed = MAY_IMPORT[own] ?? [];
  if (allowed.includes(other)) return true;
  if (target === 'okta/types.ts' && kind === 'type') return allowed.includes('okta/types');
  return kind === 'dynamic' && allowed.includes(`${other} (dynamic)`);
}

/** Imports that lead back to the file that they came from, as `a → b → a`; those of types and dynamic ones count too. */
function findCycles(): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const found of imports) {
      if (found.from === file && found.to.startsWith('.')) visit(targetOf(found), [...path, file]);
    }
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return cycles;
}

describe('the house', () => {
  it('has no room without rules', () => {
    expect([...new Set(files.map(partOf))].filter((part) => !(part in MAY_IMPORT))).toEqual([]);
  });

  it.each(Object.keys(MAY_IMPORT))('lets %s import only what it may', (part) => {
    const wrong = imports.filter(
      (found) => partOf(found.from) === part && found.to.startsWith('.') && !isAllowed(found),
    );
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(findCycles()).toEqual([]);
  });

  it('loads axios in one file only; its adapter needs the types alone', () => {
    const users = imports.filter(({ to }) => to === 'axios' || to.startsWith('axios/'));
    const loading = users.filter(({ kind }) => kind !== 'type').map(({ from }) => from);
    expect(loading).toEqual(['okta/http/transport.ts']);
    const typed = users.filter(({ kind }) => kind === 'type').map(({ from }) => from);
    expect(typed.sort()).toEqual(['okta/http/http-adapter.ts', 'okta/http/transport.ts']);
  });

  it('touches real time in the clock alone', () => {
    const timers = /\b(?:Date\.now\(|new Date\(\)|performance\.now\(|setTimeout\(|setInterval\()|from 'node:timers/;
    const users = files.filter((file) => timers.test(readFileSync(join(SRC, file), 'utf8')));
    expect(users).toEqual(['clock.ts']);
  });

  it('writes to a terminal in one place, which lets no control sequence through', () => {
    const hosts = files.filter((file) => /^hosts\/(?:cli|war-room|terminal)\//.test(file));
    const writers = hosts.filter((file) =>
      // readline.write() types into the prompt.
      /(?<!readline)\.write\(|console\./.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(writers).toEqual(['hosts/terminal/write.ts']);
  });

  it('reads the environment in hosts and build scripts alone', () => {
    const users = files.filter((file) => readFileSync(join(SRC, file), 'utf8').includes('process.env'));
    expect(users.filter((file) => !file.startsWith('hosts/') && !file.startsWith('build/'))).toEqual([]);
  });
});
