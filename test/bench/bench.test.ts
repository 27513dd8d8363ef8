import { describe, expect, it } from 'vitest';
import { OURS_CLI } from './names.ts';
import { THIS_NODE } from './node-binaries.ts';
import { toMarkdown } from './report/to-markdown.ts';
import { toSvg } from './report/to-svg.ts';
import { runBench } from './run-bench.ts';
import { QUICK } from './sizes.ts';
import { median, medianRatio } from './statistics.ts';

/** One scenario of each kind: whole processes, lists, signed requests, tables, growth. */
const COLD = ['cold-start', 'mcp-start', 'cortex'].map((kind) => `${kind}-node-${THIS_NODE.major}`);
const SCENARIOS = [...COLD, 'many-jobs', 'users-ndjson', 'users-streamed', 'table', 'dpop'];
const SMOKE = [...SCENARIOS, 'cold-profile', 'growth-users-collected'];

describe('the benchmarks', () => {
  it('run, everybody doing the same work, and report a figure for each', { timeout: 180_000 }, async () => {
    const results = await runBench({
      sizes: QUICK,
      nodes: [THIS_NODE],
      isWanted: (id) => SMOKE.includes(id),
      tell: () => {},
    });
    expect(results.scenarios.map(({ id }) => id)).toEqual(SCENARIOS);
    for (const { contestants } of results.scenarios) {
      for (const { wallMs, ratio } of contestants) {
        expect(wallMs).toBeGreaterThan(0);
        expect(ratio).toBeGreaterThan(0);
      }
    }
    const table = toMarkdown(results);
    for (const { title } of results.scenarios) expect(table).toContain(title);
    for (const { milliseconds } of results.coldProfile) {
      expect(milliseconds['Node: loading its own modules']).toBeGreaterThan(0);
    }
    const ours = results.coldProfile.find(({ name }) => name === OURS_CLI)?.milliseconds;
    expect(ours?.['our code: setting up its modules']).toBeGreaterThan(0);
    const plot = toSvg(results.growths, 'caption');
    expect(plot.match(/<circle /g)).toHaveLength(2 * 2 * QUICK.growth.length);
    expect(plot).not.toContain('NaN');
  });

  it('take the middle of several rounds', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 3, 4])).toBe(2.5);
  });

  it('compare round by round, so that a slow round of both changes nothing', () => {
    expect(medianRatio([2, 20, 2], [1, 10, 1])).toBe(2);
  });
});
