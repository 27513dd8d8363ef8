import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/build/bundle.ts';

const DOCUMENTS = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The anchors of a document's headings, as repository hosts make them. */
function anchorsOf(file: string): readonly string[] {
  const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** Whether a file of the repository is in the package, too. */
function isPacked(path: string): boolean {
  const { files } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { files: readonly string[] };
  return files.some((one) => (one.includes('*') ? matchesGlob(path, one) : path === one || path.startsWith(`${one}/`)));
}

const matchesGlob = (path: string, glob: string): boolean =>
  new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(path);

/** The links of a document to other files, without their anchors, as paths in the repository. */
function targetsOf(name: string): readonly string[] {
  const found = readFileSync(ROOT + name, 'utf8').matchAll(/\]\((?!https?:|#)([^)\s#]+)/g);
  return Array.from(found, ([, target = '']) => join(dirname(name), target));
}

describe('links between documents', () => {
  it.each(DOCUMENTS.filter(isPacked))('lead to files that are in the package, too, from %s', (name) => {
    expect(targetsOf(name).filter((target) => !isPacked(target))).toEqual([]);
  });

  it.each(DOCUMENTS)('lead somewhere in %s', (name) => {
    const text = readFileSync(ROOT + name, 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = targets.filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? ROOT + name : join(dirname(ROOT + name), path);
      return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
    });
    expect(broken).toEqual([]);
  });
});
