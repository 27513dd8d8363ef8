import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ALL_COMMANDS } from './all-commands.ts';
import { bundleCli, bundleCortexHost, bundleLibrary, bundleSimulator, ROOT } from './bundle.ts';
import { toCortexReadme } from './cortex-readme.ts';
import { dockerImage, toYaml } from './integration-yml.ts';
import { toPackFiles } from './pack.ts';
import { renderSamples } from './samples.ts';
import { toThirdPartyLicenses } from './third-party-licenses.ts';
import { buildTypes } from './types.ts';
import { buildUnifiedDocument } from './unified.ts';
import { toZip } from './zip.ts';

const DIST = `${ROOT}dist`;

/**
 * Builds into `dist/` what people run and install: the CLI, the Cortex host and the library, and the yml file and the
 * content pack that Cortex takes. The old files are removed only when all new ones are made.
 */
export async function buildAll(): Promise<void> {
  const files = (await Promise.all([toPackageFiles(), toCortexFiles()])).flat();
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST);
  await Promise.all(files.map(({ name, data, mode }) => writeFile(`${DIST}/${name}`, data, { mode: mode ?? 0o644 })));
}

interface BuiltFile {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** Absent: everybody may read it. */
  readonly mode?: number;
}

async function toPackageFiles(): Promise<BuiltFile[]> {
  const made = await Promise.all([bundleLibrary(DIST), bundleSimulator(DIST), bundleCli(DIST), bundleCortexHost(DIST)]);
  const metafiles = made.map(({ metafile }) => metafile);
  const bundles = made.flatMap(({ files }) => files);
  return [
    ...bundles.map(({ path, contents }) => {
      const name = basename(path);
      return { name, data: contents, ...(name === 'cli.cjs' && { mode: 0o755 }) };
    }),
    { name: 'THIRD-PARTY-LICENSES.txt', data: await toThirdPartyLicenses(metafiles) },
  ];
}

async function toCortexFiles(): Promise<BuiltFile[]> {
  const { document, metafile } = await buildUnifiedDocument();
  const [licenses, samples] = await Promise.all([toThirdPartyLicenses([metafile]), renderSamples(ALL_COMMANDS)]);
  const yml = toYaml(document);
  const readme = toCortexReadme(ALL_COMMANDS, samples);
  return [
    { name: 'integration-Okta_v2.yml', data: yml },
    { name: 'Okta.zip', data: toZip(await toPackFiles({ yml, readme, licenses, image: dockerImage() })) },
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildAll();
  await buildTypes();
}
