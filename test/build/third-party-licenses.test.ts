import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundleCli, bundleCortexHost, bundleForShim, bundleLibrary, ROOT } from '../../src/build/bundle.ts';
import { bundledPackages, toThirdPartyLicenses } from '../../src/build/third-party-licenses.ts';

const bundles = await Promise.all([bundleCli(`${ROOT}dist`), bundleCortexHost(`${ROOT}dist`), bundleForShim()]);
const metafiles = bundles.map(({ metafile }) => metafile);

describe('THIRD-PARTY-LICENSES.txt', () => {
  it('has the name, the version and the licence text of every package that is bundled', async () => {
    const text = await toThirdPartyLicenses(metafiles);
    const folders = bundledPackages(metafiles);
    expect(folders).toContain('node_modules/axios');
    for (const folder of folders) {
      const { name, version, license } = JSON.parse(readFileSync(`${ROOT}${folder}/package.json`, 'utf8'));
      expect(text).toContain(`\n${name} ${version} (${license})\n`);
      const file = ['LICENSE', 'LICENSE.md'].map((each) => `${ROOT}${folder}/${each}`).find(existsSync) ?? '';
      expect(text).toContain(readFileSync(file, 'utf8').trim());
    }
  });

  it('names each package of whose code some is in a bundle, and says so where such code begins', () => {
    for (const { files } of bundles.slice(0, 2)) {
      const names = files.flatMap(({ text }) => [...text.matchAll(/^\/\/ (node_modules\/(?:@[^/]+\/)?[^/]+)/gm)]);
      for (const [, folder] of names) expect(bundledPackages(metafiles)).toContain(folder);
    }
  });

  it('is not made where a package comes without a licence text', async () => {
    const root = mkdtempSync(join(tmpdir(), 'okta-v2-licenses-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    mkdirSync(join(root, 'node_modules/bare'), { recursive: true });
    const manifest = { name: 'bare', version: '1.0.0', license: 'MIT' };
    writeFileSync(join(root, 'node_modules/bare/package.json'), JSON.stringify(manifest));
    const output = { bytes: 9, inputs: { 'node_modules/bare/x.js': { bytesInOutput: 9 } }, imports: [], exports: [] };
    const metafile = { inputs: {}, outputs: { 'x.mjs': output } };
    await expect(toThirdPartyLicenses([metafile], root)).rejects.toThrow('bare has no licence text');
    writeFileSync(join(root, 'node_modules/bare/LICENSE.txt'), 'Do as you like.');
    expect(await toThirdPartyLicenses([metafile], root)).toContain('bare 1.0.0 (MIT)\n\nDo as you like.\n');
  });

  it('is not needed for the library, which imports its dependencies', async () => {
    expect(bundledPackages([(await bundleLibrary(`${ROOT}dist`)).metafile])).toEqual([]);
  });
});
