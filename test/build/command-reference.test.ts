import { describe, expect, it } from 'vitest';
import { toCommandSection } from '../../src/build/command-reference.ts';
import { arg } from '../../src/core/argument.ts';
import { toCommand } from '../../src/core/command.ts';

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

describe('the reference of a command', () => {
  it('has the layout of generate-docs', () => {
    const sample = {
      line: '!okta-odd first=x',
      readable: '### Odd\n|a|\n|---|\n| x<br>y |\n',
      requests: [],
      context: { Odd: { ID: 1 } },
    };
    expect(toCommandSection(odd, [sample]).join('\n').split('\n')).toEqual([
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
    const lines = toCommandSection({ ...odd, args: {}, outputs: [] });
    expect(lines).toContain('There are no input arguments for this command.');
    expect(lines).toContain('There is no context output for this command.');
  });
});
