import { readdirSync } from 'node:fs';
import type { OrgSeed } from '../../src/simulator/index.ts';
import type { Sample, SampleCall } from './sample.ts';
import { SAMPLE_SEED } from './sample-org.ts';

const COMMANDS_FOLDER = new URL('../commands/', import.meta.url);

/** Where the sample files are, relative to test/commands. */
export const SAMPLE_FILES: readonly string[] = readdirSync(COMMANDS_FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.sample.ts'))
  .sort();

/** The sample of each command, in the order of the files. */
export const SAMPLES: readonly Sample[] = await Promise.all(
  SAMPLE_FILES.map(async (file) => {
    const module = (await import(new URL(file, COMMANDS_FOLDER).href)) as { readonly sample: Sample };
    return module.sample;
  }),
);

/** Those whose calls need no other command first. */
export const STANDALONE_SAMPLES = SAMPLES.filter(({ before }) => before === undefined);

/** Every call of them. */
export const SAMPLE_CALLS: readonly (SampleCall & { readonly command: string })[] = STANDALONE_SAMPLES.flatMap(
  ({ command, calls }) => calls.map((call) => ({ command, ...call })),
);

export function sampleOf(command: string): Sample {
  const found = SAMPLES.find((sample) => sample.command === command);
  if (found === undefined) throw new Error(`${command} has no sample; test/samples.test.ts says what to write.`);
  return found;
}

/** The org on which a command's sample calls work. */
export function sampleSeed(command: string): OrgSeed {
  const own = Object.entries(sampleOf(command).org ?? {}).map(([name, value]) => {
    const shared: unknown = Reflect.get(SAMPLE_SEED, name);
    return [name, Array.isArray(shared) && Array.isArray(value) ? [...value, ...shared] : value];
  });
  return { ...SAMPLE_SEED, ...Object.fromEntries(own) };
}
