import { describe, expect, it } from 'vitest';
import { renderBlocks } from '../../../src/hosts/terminal/render-blocks.ts';
import { toStyle } from '../../../src/hosts/terminal/style.ts';
import { zoneTable } from '../../../src/views/zone.ts';

const shown = (usages: readonly string[], forPeople = true): string =>
  renderBlocks([zoneTable(usages.map((usage) => ({ id: 'nzo1', name: 'Office', usage })))], {
    width: 200,
    style: toStyle(false),
    forPeople,
  });

describe('zones at a terminal', () => {
  it('come with a warning where one of them blocks nothing', () => {
    expect(shown(['BLOCKLIST', 'POLICY'])).toContain('A zone blocks nothing by itself: only one with usage BLOCKLIST');
  });

  it('come without it where all of them block, and where another program reads', () => {
    expect(shown(['BLOCKLIST'])).not.toContain('blocks nothing');
    expect(shown(['POLICY'], false)).not.toContain('blocks nothing');
  });
});
