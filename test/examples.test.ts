import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../src/build/all-commands.ts';
import { sampleOrgFor } from '../src/build/sample-orgs.ts';
import { parseLine } from '../src/war-room-language/line.ts';
import { openOrg } from './support/open-org.ts';

describe('the example lines of the documentation', () => {
  const lines = ALL_COMMANDS.flatMap(({ name, examples }) => examples.map((line) => [name, line] as const));

  it.each(lines)('%s: %s', async (name, line) => {
    const { before = [], fill, ...org } = sampleOrgFor(name);
    const { run } = await openOrg(org);
    let filled = line;
    for (const text of before) {
      const first = parseLine(text);
      const { EntryContext } = await run(first.command, first.args);
      if (fill !== undefined) filled = line.replace(fill.text, String(EntryContext?.[fill.from]));
    }
    const { command, args } = parseLine(filled);
    expect(command).toBe(name);
    const entry = await run(command, args);
    expect(entry.HumanReadable ?? entry.Contents).not.toMatch(/No logs found|No users found|\*\*No entries/);
  });

  it('are there for every command', () => {
    const without = ALL_COMMANDS.filter(({ examples, hidden }) => examples.length === 0 && !hidden).map(
      ({ name }) => name,
    );
    expect(without).toEqual([]);
  });
});
