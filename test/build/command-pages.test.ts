import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../src/build/all-commands.ts';
import { ROOT } from '../../src/build/bundle.ts';
import { toCommandsPage, toCommandTable } from '../../src/build/command-pages.ts';
import { replacePart } from '../../src/build/replace-part.ts';
import { renderSamples } from '../../src/build/samples.ts';

const SHOWN = ALL_COMMANDS.filter(({ hidden }) => !hidden);
const page = readFileSync(`${ROOT}docs/commands.md`, 'utf8');
const readme = readFileSync(`${ROOT}README.md`, 'utf8');

describe('docs/commands.md', () => {
  it('is what the commands make of it: `npm run generate` writes it', async () => {
    expect(page).toBe(toCommandsPage(ALL_COMMANDS, await renderSamples(ALL_COMMANDS)));
  });

  it.each(SHOWN.map(({ name }) => name))('has a section of %s with an example that was run', (name) => {
    const [, after = ''] = page.split(`\n### ${name}\n`);
    const [section = ''] = after.split(/^##{1,2} /m);
    const headings = [...section.matchAll(/^#### (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(
      expect.arrayContaining(['Base Command', 'Input', 'Context Output', 'Human Readable Output']),
    );
  });

  it('has the commands of one resource under one heading', () => {
    const [, users = ''] = page.split('\n## Users\n');
    const [own = ''] = users.split('\n## ');
    expect(own).toContain('### okta-get-user\n');
    expect(own).not.toContain('### okta-get-logs\n');
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(new Set(headings).size).toBe(headings.length);
  });
});

describe('the table of commands in the README', () => {
  it('has a line and a link for each shown command', () => {
    const rows = toCommandTable(ALL_COMMANDS).trimEnd().split('\n').slice(2);
    expect(rows).toHaveLength(SHOWN.length);
    expect(rows).toContain(
      '| [okta-get-user](docs/commands.md#okta-get-user) | Fetches information for a single user. |',
    );
    expect(replacePart(readme, 'commands', toCommandTable(ALL_COMMANDS))).toBe(readme);
  });

  it('leaves the rest of the README as it is, and needs its two marks', () => {
    const marked = 'before\n<!-- commands:start -->\nold\n<!-- commands:end -->\nafter\n';
    const expected = 'before\n<!-- commands:start -->\nnew\n<!-- commands:end -->\nafter\n';
    expect(replacePart(marked, 'commands', 'new\n')).toBe(expected);
    expect(() => replacePart('no marks', 'commands', 'new')).toThrow('needs the lines <!-- commands:start -->');
  });
});

describe('the README', () => {
  it('has at most 250 lines and 20 KB', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(250);
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(20 * 1024);
  });
});
