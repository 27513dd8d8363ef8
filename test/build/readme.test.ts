import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toReference, withReference } from '../../src/build/readme.ts';
import { renderSamples } from '../../src/build/samples.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { arg } from '../../src/core/argument.ts';
import { toCommand } from '../../src/core/command.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

const odd = toCommand({
  name: 'okta-odd',
  description: 'Compares a < b.',
  effect: 'read',
  scopes: [],
  args: {
    first: arg.string('One | two', { required: true }),
    second: arg.choice('Which.', ['A', 'B'], { default: 'A' }),
  },
  outputs: [{ path: 'Odd.ID', type: 'String', description: 'An _id_ of [a] (b), e.g., 1.1.1.1/32.' }],
  examples: ['!okta-odd first=x'],
  run: async () => ({ blocks: [] }),
});

describe('the reference in the README', () => {
  it('is what the commands make of it: `npm run generate` writes it anew', async () => {
    expect(withReference(readme, toReference(COMMANDS, await renderSamples(COMMANDS)))).toBe(readme);
  });

  it('has a section with an example that was run for each of the 34 commands', () => {
    const sections = readme.split(/^### (?=okta-)/m).slice(1);
    expect(sections).toHaveLength(34);
    for (const section of sections) {
      const headings = [...section.matchAll(/^#### (.*)$/gm)].map(([, heading]) => heading);
      expect(headings).toEqual(
        expect.arrayContaining(['Base Command', 'Input', 'Context Output', 'Human Readable Output']),
      );
    }
  });

  it('writes a command in the layout of generate-docs', () => {
    const sample = {
      line: '!okta-odd first=x',
      readable: '### Odd\n|a|\n|---|\n| x<br>y |\n',
      context: { Odd: { ID: 1 } },
    };
    expect(toReference([odd], new Map([['okta-odd', [sample]]])).split('\n')).toEqual([
      '### okta-odd',
      '',
      '***',
      'Compares a &lt; b.',
      '',
      '#### Base Command',
      '',
      '`okta-odd`',
      '',
      '#### Input',
      '',
      '| **Argument Name** | **Description** | **Required** |',
      '| --- | --- | --- |',
      '| first | One \\| two. | Required | ',
      '| second | Which. Possible values are: A, B. Default is A. | Optional | ',
      '',
      '#### Context Output',
      '',
      '| **Path** | **Type** | **Description** |',
      '| --- | --- | --- |',
      '| Odd.ID | String | An \\_id\\_ of \\[a\\] \\(b\\), e.g., 1.1.1.1/32. | ',
      '',
      '#### Command example',
      '',
      '```',
      '!okta-odd first=x',
      '```',
      '',
      '#### Context Example',
      '',
      '```json',
      '{',
      '    "Odd": {',
      '        "ID": 1',
      '    }',
      '}',
      '```',
      '',
      '#### Human Readable Output',
      '',
      '>### Odd',
      '>|a|',
      '>|---|',
      '>| x<br/>y |',
      '',
    ]);
  });

  it('says so where a command takes and keeps nothing', () => {
    const nothing = { ...odd, args: {}, outputs: [] };
    const reference = toReference([nothing], new Map());
    expect(reference).toContain('There are no input arguments for this command.');
    expect(reference).toContain('There is no context output for this command.');
  });

  it('leaves the rest of the README alone, and needs the marks that it stands between', () => {
    const marked = 'before\n<!-- reference:start -->\nold\n<!-- reference:end -->\nafter\n';
    expect(withReference(marked, 'new\n')).toBe(
      'before\n<!-- reference:start -->\nnew\n<!-- reference:end -->\nafter\n',
    );
    expect(() => withReference('no marks', 'new')).toThrow('README.md needs the lines');
  });
});
