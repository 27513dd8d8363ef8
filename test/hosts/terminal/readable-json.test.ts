import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toReadableJson } from '../../../src/hosts/terminal/readable-json.ts';

describe('JSON for people', () => {
  it('keeps on a line what fits on it', () => {
    const value = {
      ID: '00u1',
      Factor: [
        { ID: 'opf1', Status: 'ACTIVE' },
        { ID: 'sms1', Status: 'ACTIVE' },
      ],
      Group: [],
    };
    expect(toReadableJson(value, 50)).toBe(
      [
        '{',
        '  "ID": "00u1",',
        '  "Factor": [',
        '    { "ID": "opf1", "Status": "ACTIVE" },',
        '    { "ID": "sms1", "Status": "ACTIVE" }',
        '  ],',
        '  "Group": []',
        '}',
      ].join('\n'),
    );
  });

  it('means what it meant and cannot command the terminal, whatever the width', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 120 }), (value, width) => {
        const text = toReadableJson(value, width);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
    );
  });
});
