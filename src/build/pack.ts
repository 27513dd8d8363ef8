import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod/mini';
import { ROOT } from './bundle.ts';
import type { ZipFile } from './zip.ts';

const FOLDER = `${ROOT}src/hosts/cortex/pack/`;

/** The content pack's id. An upload with the id of an installed pack replaces that pack. */
const PACK_ID = 'Okta';

const packMetadata = z.looseObject({ name: z.string(), currentVersion: z.string() });

export type PackMetadata = z.infer<typeof packMetadata>;

export async function readPackMetadata(): Promise<PackMetadata> {
  return packMetadata.parse(JSON.parse(await readFile(`${FOLDER}pack_metadata.json`, 'utf8')));
}

export interface PackParts {
  /** The unified yml file. */
  readonly yml: string;
  /** The README of the integration. */
  readonly readme: string;
  /** The licence texts of the packages in the yml file. */
  readonly licenses: string;
  readonly image: string;
}

/** The files of the content pack as a server takes them: those of the folder, and what the build makes. */
export async function toPackFiles({ yml, readme, licenses, image }: PackParts): Promise<readonly ZipFile[]> {
  const metadata = { id: PACK_ID, ...(await readPackMetadata()) };
  const notes = (await readdir(`${FOLDER}ReleaseNotes`)).sort();
  const copied = ['README.md', '.pack-ignore', '.secrets-ignore'];
  return [
    // A server expects the metadata under this name, not under the one that the file has in a pack's sources.
    { path: 'metadata.json', data: `${JSON.stringify(metadata, null, 2)}\n` },
    ...(await Promise.all(copied.map(async (path) => ({ path, data: await readFile(FOLDER + path) })))),
    { path: 'THIRD-PARTY-LICENSES.txt', data: licenses },
    { path: 'Integrations/integration-Okta_v2.yml', data: yml },
    { path: 'Integrations/integration-Okta_v2_README.md', data: readme },
    ...(await Promise.all(
      notes.map(async (name) => ({ path: `ReleaseNotes/${name}`, data: await readNote(name, image) })),
    )),
  ];
}

/** A release note names the image that the integration runs in: the default, or the one that the build was given. */
async function readNote(name: string, image: string): Promise<string> {
  const text = await readFile(`${FOLDER}ReleaseNotes/${name}`, 'utf8');
  return text.replace(/(Docker image to: )\*[^*]+\*/, (_, words: string) => `${words}*${image}*`);
}
