import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toPackFiles } from '../../src/build/pack.ts';
import { PYTHON } from './container/container.ts';
import { readUnifiedYml } from './container/unified-script.ts';
import type { IntegrationDocument } from './integration-document.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const unified = readUnifiedYml() as unknown as IntegrationDocument & { image: string; detaileddescription: string };

/** Unpacked by Python, which shares no code with what made the archive, and checks every sum in it. */
const PACK = mkdtempSync(join(tmpdir(), 'okta-v2-pack-'));
execFileSync(PYTHON, ['-m', 'zipfile', '-t', `${DIST}Okta.zip`]);
execFileSync(PYTHON, ['-m', 'zipfile', '-e', `${DIST}Okta.zip`, PACK]);
const read = (path: string): string => readFileSync(join(PACK, path), 'utf8');
const metadata = JSON.parse(read('metadata.json')) as Record<string, unknown>;
const note = `ReleaseNotes/${String(metadata.currentVersion).replaceAll('.', '_')}.md`;

describe('the uploadable file', () => {
  it('is under 600 KB', () => {
    expect(statSync(`${DIST}integration-Okta_v2.yml`).size).toBeLessThan(600_000);
  });

  it('holds the bundle whole: what Python unpacks of it is what Node will run', () => {
    const { script } = unified.script;
    const [, size] = /^OKTA_V2_BUNDLE_BYTES = (\d+)$/m.exec(script) ?? [];
    const [, text] = /^OKTA_V2_BUNDLE = """\n([^"]+)"""$/m.exec(script) ?? [];
    const packed = Buffer.from(text ?? '', 'base64');
    expect(packed).toHaveLength(Number(size));
    expect(inflateSync(packed).toString()).toContain('okta-get-user');
  });

  it('names the version of the pack that it came with', () => {
    expect(unified.script.script).toMatch(new RegExp(`^### pack version: ${metadata.currentVersion}\n`));
  });

  it('is integration.yml with script, logo and description in it, and nothing else', () => {
    const { image, detaileddescription, ...rest } = unified;
    const file = readFileSync(new URL('../../integration.yml', import.meta.url), 'utf8');
    expect({ ...rest, script: { ...rest.script, script: '-' } }).toEqual(parse(file, { schema: 'yaml-1.1' }));
  });
});

describe('the logo', () => {
  const png = Buffer.from(unified.image.replace('data:image/png;base64,', ''), 'base64');

  it('IM101: is a PNG of at most 10,240 bytes', () => {
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeLessThanOrEqual(10_240);
  });

  it('IM111: is 120 wide and 50 high', () => {
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([120, 50]);
  });

  it('holds a picture: each row filled, with more than one colour', () => {
    const start = png.indexOf('IDAT') + 4;
    const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
    expect(rows).toHaveLength(50 * (120 * 4 + 1));
    expect(new Set(rows).size).toBeGreaterThan(10);
  });
});

describe('the detailed description', () => {
  const text = unified.detaileddescription;

  it('DS104: is there, with the steps for both ways to sign in and every scope', () => {
    expect(text).toContain('### API token');
    expect(text).toContain('### OAuth 2.0');
    const scopes = ['apps', 'groups', 'networkZones', 'sessions', 'users'].flatMap((kind) => [
      `okta.${kind}.manage`,
      `okta.${kind}.read`,
    ]);
    for (const scope of [...scopes, 'okta.logs.read']) expect(text).toContain(scope);
  });

  it('names the parameters by the labels of the form', () => {
    const labels = unified.configuration.map((item) => item.display || item.displaypassword || '');
    for (const label of ['API Token', 'Use OAuth 2.0 Authentication', 'Client ID', 'Private Key', 'Key ID']) {
      expect(labels).toContain(label);
      expect(text).toContain(`**${label}**`);
    }
  });

  it('DS105: has no heading of a contributed integration', () => {
    expect(text).not.toMatch(/^### .*Contributed Integration/m);
  });
});

describe('the content pack', () => {
  it('holds what a server expects at its root', () => {
    const expected =
      '.pack-ignore .secrets-ignore Integrations README.md ReleaseNotes THIRD-PARTY-LICENSES.txt metadata.json';
    expect(readdirSync(PACK).sort()).toEqual(expected.split(' '));
    const files = ['integration-Okta_v2.yml', 'integration-Okta_v2_README.md'];
    expect(readdirSync(join(PACK, 'Integrations')).sort()).toEqual(files);
  });

  it('holds the same file as the one that is uploaded alone', () => {
    expect(read('Integrations/integration-Okta_v2.yml')).toBe(readFileSync(`${DIST}integration-Okta_v2.yml`, 'utf8'));
  });

  it('takes the place of the pack named Okta, with a version above its own', () => {
    expect(metadata).toMatchObject({ id: 'Okta', name: 'Okta' });
    expect(Number(String(metadata.currentVersion).split('.')[0])).toBeGreaterThan(3);
  });

  it('PA107: has every key', () => {
    const keys = 'name description support currentVersion author url categories tags useCases keywords marketplaces';
    for (const key of keys.split(' ')) expect(metadata).toHaveProperty(key);
  });

  it('PA103, PA111: has a category, and no empty words in its lists', () => {
    expect(metadata.categories).toEqual(['Authentication & Identity Management']);
    for (const key of ['categories', 'tags', 'useCases', 'keywords']) expect(metadata[key]).not.toContain('');
  });

  it('PA115: says when it was made in UTC', () => {
    expect(String(metadata.created)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('PA117: has a support level that Cortex knows', () => {
    expect(metadata.support).toBe('community');
  });

  it('PA125: has a name without the words that packs may not carry', () => {
    expect(String(metadata.name)).toMatch(/^[A-Z].{2,}$/);
    expect(String(metadata.name)).not.toMatch(/Pack|Playbook|Integration|Script|partner|community/i);
  });

  it('PA130: has a version of three numbers', () => {
    expect(String(metadata.currentVersion)).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('PA101, PA114, RN106: has a release note for its version', () => {
    expect(read(note)).toContain('##### Okta v2');
  });

  it('RN111: names in the release note the image of the yml file', () => {
    expect(read(note)).toContain(`Updated the Docker image to: *${unified.script.dockerimage}*.`);
  });

  it('names another image in both, if the build is given one', async () => {
    const files = await toPackFiles({ yml: '', readme: '', licenses: '', image: 'demistoextended/okta-node:1.0.0.7' });
    expect(String(files.find(({ path }) => path === note)?.data)).toContain('*demistoextended/okta-node:1.0.0.7*');
  });

  it('RN113: begins each line of the note as Cortex wants it', () => {
    const lines = read(note)
      .split('\n')
      .filter((line) => line.startsWith('- '));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatch(
        /^- (?:Added|Fixed an issue|Improved implementation|Updated the|Deprecated|You can now).*\.$/,
      );
    }
  });

  it('RM104, RM107, RM117: has a README of its own', () => {
    expect(read('README.md').length).toBeGreaterThan(30);
    expect(read('README.md')).not.toContain(String(metadata.description));
  });

  it('RM100, RM113, RM115: has no empty section, no copyright and no template left in it', () => {
    expect(read('README.md')).not.toMatch(/^(#+ .*)\n+(?=#|$(?![\s\S]))/m);
    expect(read('README.md')).not.toMatch(/\b(?:BSD|MIT|Copyright|proprietary)\b|version xx|%%UPDATE%%|FILL IN/i);
  });

  it('RM102, RM110: documents every command and every output of the yml file in the README of the integration', () => {
    const readme = read('Integrations/integration-Okta_v2_README.md');
    for (const { name, outputs = [] } of unified.script.commands) {
      const [, section = ''] = readme.split(`\n### ${name}\n`);
      const [own = ''] = section.split('\n### ');
      expect(own).toContain(`#### Base Command\n\n\`${name}\``);
      const paths = [...own.matchAll(/^\| (\S+\.\S+) \| \w+ \| /gm)].map(([, path]) => path);
      expect(paths).toEqual(outputs.map(({ contextPath }) => contextPath));
    }
  });

  it('BA125: speaks of no inner command of Cortex in its texts', () => {
    for (const path of ['README.md', note]) {
      expect(read(path)).not.toMatch(/test-module|test module|long-running-execution/i);
    }
  });
});
