import { readFile, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { COMMANDS } from '../commands/index.ts';
import { BUNDLE_OPTIONS, bundleForShim, ROOT } from './bundle.ts';
import { dockerImage, toIntegrationDocument, toYaml } from './integration-yml.ts';
import { drawLogo } from './logo.ts';
import { readPackMetadata, toPackFiles } from './pack.ts';
import { buildTypes } from './types.ts';
import { toUnifiedDocument } from './unified.ts';
import { toZip } from './zip.ts';

const CORTEX = `${ROOT}src/hosts/cortex/`;

/**
 * Builds what runs into `dist/`: the CLI, the Cortex host and the library as bundles, each loadable on its own, and the
 * yml file and the content pack that Cortex takes.
 */
export async function buildAll(): Promise<void> {
  await rm(`${ROOT}dist`, { recursive: true, force: true });
  await Promise.all([buildBundles(), buildForCortex()]);
}

async function buildBundles(): Promise<void> {
  await build({
    ...BUNDLE_OPTIONS,
    entryPoints: { cli: 'src/hosts/cli/main.ts', cortex: 'src/hosts/cortex/main.ts', index: 'src/index.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    // Libraries in CommonJS ask for Node's own modules by `require`, which a module does not have.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
  });
}

async function buildForCortex(): Promise<void> {
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
  await writeFile(`${ROOT}dist/integration-Okta_v2.yml`, yml);
  await writeFile(`${ROOT}dist/Okta.zip`, toZip(await toPackFiles(yml, image)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildAll();
  await buildTypes();
}
