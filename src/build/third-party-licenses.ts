import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { z } from 'zod/mini';
import { ROOT } from './bundle.ts';

const manifest = z.looseObject({ name: z.string(), version: z.string(), license: z.string() });

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/**
 * The licence texts of all packages of which some code is in one of the bundles. Their licences require it of copies.
 *
 * @param root the folder that the bundles name their files from
 * @throws {Error} if a package has no licence text
 */
export async function toThirdPartyLicenses(metafiles: readonly Metafile[], root = ROOT): Promise<string> {
  const sections = await Promise.all(bundledPackages(metafiles).map((folder) => toSection(join(root, folder))));
  return ['Parts of the following packages are contained in the bundled files of okta-v2.\n', ...sections.sort()].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

/** The folders of the packages, from the repository's root, e.g. `node_modules/@hono/node-server`. */
export function bundledPackages(metafiles: readonly Metafile[]): readonly string[] {
  const contained = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    ),
  );
  const folders = contained.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set(folders)].sort();
}

async function toSection(folder: string): Promise<string> {
  const { name, version, license } = manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const files = (await readdir(folder)).filter((file) => LICENSE_FILE.test(file)).sort();
  if (files.length === 0) throw new Error(`${name} has no licence text, and must not be bundled without one.`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version} (${license})\n`, ...texts.map((text) => `${text.trim()}\n`)].join('\n');
}
