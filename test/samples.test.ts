import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../src/build/all-commands.ts';
import { createOutputReader } from '../src/core/output-values.ts';
import { openOrg } from './support/open-org.ts';
import { SAMPLE_CALLS, SAMPLE_FILES, SAMPLES, sampleSeed } from './support/samples.ts';

const sources = readdirSync(new URL('../src/commands/', import.meta.url), { recursive: true, encoding: 'utf8' });

/** The sample file that belongs to a command: beside its test, in the folder that the command has in src. */
function fileOf(command: string): string {
  const name = `${command.replace(/^okta-/, '')}.ts`;
  const source = sources.find((file) => file.endsWith(`/${name}`)) ?? `<resource>/${name}`;
  return source.replace(/\.ts$/, '.sample.ts');
}

const howToAdd = (command: string) =>
  `Add test/commands/${fileOf(command)}:

import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: '${command}',
  calls: [{ args: { /* what makes it succeed on the org of test/support/sample-org.ts */ }, requests: 1 }],
};`;

describe('the sample of', () => {
  it.each(ALL_COMMANDS.map(({ name }) => name))('%s is there', (command) => {
    const files = SAMPLES.flatMap((sample, index) => (sample.command === command ? [SAMPLE_FILES[index]] : []));
    expect(files, howToAdd(command)).toEqual([fileOf(command)]);
  });

  it('a command that does not exist is not there', () => {
    const known: ReadonlySet<string> = new Set(ALL_COMMANDS.map(({ name }) => name));
    expect(SAMPLES.map(({ command }) => command).filter((command) => !known.has(command))).toEqual([]);
  });

  it.each(SAMPLE_CALLS)('$command succeeds with $requests requests: $args', async ({ command, args, requests }) => {
    const { run, requestsOf } = await openOrg({ seed: sampleSeed(command) });
    expect(await requestsOf(() => run(command, args))).toHaveLength(requests);
  });

  it.each(SAMPLE_CALLS)('$command leaves values of the documented types: $args', async ({ command, args }) => {
    const { resultOf } = await openOrg({ seed: sampleSeed(command) });
    const result = await resultOf(command, args);
    if (!result.ok) throw new Error(result.message);
    const asTheyAre = createOutputReader(result.outcome.context ?? {}, []);
    const documented = ALL_COMMANDS.find(({ name }) => name === command)?.outputs ?? [];
    const lost = documented.filter(({ path }) => result.values(path).length !== asTheyAre(path).length);
    expect(lost).toEqual([]);
  });

  it.each(SAMPLES.flatMap(({ before, ...sample }) => (before === undefined ? [] : [{ ...sample, before }])))(
    '$command succeeds after $before.command',
    async ({ command, calls, before }) => {
      for (const { args, requests } of calls) {
        const { run, requestsOf } = await openOrg({ seed: sampleSeed(command) });
        const { EntryContext } = await run(before.command, before.args);
        const filled = { ...args, [before.fills.argument]: EntryContext?.[before.fills.from] };
        expect(await requestsOf(() => run(command, filled))).toHaveLength(requests);
      }
    },
  );
});
