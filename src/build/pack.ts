import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod/mini';
import { ROOT } from './bundle.ts';
import type { ZipFile } from './zip.ts';

const FOLDER = `${ROOT}src/hosts/cortex/pack/`;

/** The content pack's id. An upload under the id of an installed pack takes that pack's place. */
const PACK_ID = 'Okta';

const packMetadata = z.looseObject({ name: z.string(), currentVersion: z.string() });

export type PackMetadata = z.infer<typeof packMetadata>;

export async function readPackMetadata(): Promise<PackMetadata> {
  return packMetadata.parse(JSON.parse(await readFile(`${FOLDER}pack_metadata.json`, 'utf8')));
}

/** The files of the content pack as a server takes them: as in the folder, with the metadata under its uploaded name. */
export async function toPackFiles(unifiedYml: string, image: string): Promise<readonly ZipFile[]> {
  const metadata = { id: PACK_ID, ...(await readPackMetadata()) };
  const notes = (await readdir(`${FOLDER}ReleaseNotes`)).sort();
  return [
    { path: 'metadata.json', data: `${JSON.stringify(metadata, null, 2)}\n` },
    ...(await Promise.all(
      ['README.md', '.pack-ignore', '.secrets-ignore'].map(async (path) => ({
        path,
        data: await readFile(FOLDER + path),
      })),
    )),
    { path: 'Integrations/integration-Okta_v2.yml', data: unifiedYml },
    ...(await Promise.all(
      notes.map(async (name) => ({ path: `ReleaseNotes/${name}`, data: await readNote(name, image) })),
    )),
  ];
}

/** A release note names the image that the integration runs in; that of the build, if it was given another. */
async function readNote(name: string, image: string): Promise<string> {
  const text = await readFile(`${FOLDER}ReleaseNotes/${name}`, 'utf8');
  return text.replace(/(Docker image to: )\*[^*]+\*/, (_, words: string) => `${words}*${image}*`);
}
