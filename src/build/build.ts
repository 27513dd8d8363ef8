import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { COMMANDS } from '../commands/index.ts';
import { bundleForShim, ROOT, toModules } from './bundle.ts';
import { dockerImage, toIntegrationDocument, toYaml } from './integration-yml.ts';
import { drawLogo } from './logo.ts';
import { readPackMetadata, toPackFiles } from './pack.ts';
import { buildTypes } from './types.ts';
import { toUnifiedDocument } from './unified.ts';
import { toZip } from './zip.ts';

const CORTEX = `${ROOT}src/hosts/cortex/`;

/**
 * Builds what runs into `dist/`: the CLI, the Cortex host and the library as bundles, each loadable on its own, and the
 * yml file and the content pack that Cortex takes. What was there before goes only once all of it is made.
 */
export async function buildAll(): Promise<void> {
  const files = (await Promise.all([toBundles(), toCortexFiles()])).flat();
  await rm(`${ROOT}dist`, { recursive: true, force: true });
  await mkdir(`${ROOT}dist`);
  await Promise.all(files.map(({ path, data, mode }) => writeFile(`${ROOT}dist/${path}`, data, { mode })));
}

interface BuiltFile {
  readonly path: string;
  readonly data: Uint8Array | string;
  readonly mode: number;
}

const READABLE = 0o644;
const EXECUTABLE = 0o755;
const LAUNCHED = new Set(['cli.cjs', 'cli.mjs', 'cortex.mjs']);

async function toBundles(): Promise<BuiltFile[]> {
  return (await toModules(`${ROOT}dist`)).map(({ path, contents }) => {
    const name = basename(path);
    return { path: name, data: contents, mode: LAUNCHED.has(name) ? EXECUTABLE : READABLE };
  });
}

async function toCortexFiles(): Promise<BuiltFile[]> {
  const image = dockerImage();
  const [shim, detailedDescription, metadata, bundle] = await Promise.all([
    readFile(`${CORTEX}shim.py`, 'utf8'),
    readFile(`${CORTEX}description.md`, 'utf8'),
    readPackMetadata(),
    bundleForShim(),
  ]);
  const unified = toUnifiedDocument(toIntegrationDocument(COMMANDS, image), {
    shim,
    bundle,
    logo: drawLogo(),
    detailedDescription,
    version: metadata.currentVersion,
  });
  const yml = toYaml(unified);
  return [
    { path: 'integration-Okta_v2.yml', data: yml, mode: READABLE },
    { path: 'Okta.zip', data: toZip(await toPackFiles(yml, image)), mode: READABLE },
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildAll();
  await buildTypes();
}
