import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findNode } from './node-binaries.ts';
import { toMarkdown } from './report/to-markdown.ts';
import { toSvg } from './report/to-svg.ts';
import { runBench } from './run-bench.ts';
import { FULL, QUICK } from './sizes.ts';

const USAGE = `npm run bench -- [--quick] [--only TEXT] [--rounds N] [--out FOLDER]

Measures this product beside what could be used instead, and writes results.md and growth.svg.
  --quick       a few rows of everything: shows that it runs, not how fast it is; writes only where --out says
  --only TEXT   scenarios whose id contains TEXT
  --rounds N    how often each scenario is measured; a cold start three times as often
  --nodes LIST  the versions of Node for cold starts and Cortex; default: 20,22,24 (npx fetches what is missing)
  --out FOLDER  where to write; default: test/bench/results
`;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    nodes: { type: 'string', default: '20,22,24' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) {
  process.stdout.write(USAGE);
} else {
  const sizes = values.quick ? QUICK : FULL;
  const rounds = Number(values.rounds ?? sizes.rounds);
  const coldRounds = values.rounds === undefined ? sizes.coldRounds : 3 * rounds;
  const results = await runBench({
    sizes: { ...sizes, rounds, coldRounds },
    nodes: await Promise.all(values.nodes.split(',').map((major) => findNode(Number(major)))),
    isWanted: (id) => values.only === undefined || id.includes(values.only),
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  const { machine, date, growths } = results;
  const table = toMarkdown(results);
  process.stdout.write(table);
  // A part, or a quick run, must not take the place of the figures that are kept.
  const isWhole = !values.quick && values.only === undefined;
  const out = values.out ?? (isWhole ? fileURLToPath(new URL('results', import.meta.url)) : undefined);
  if (out !== undefined) {
    await mkdir(out, { recursive: true });
    const caption = `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, ${date}`;
    await Promise.all([
      writeFile(join(out, 'results.md'), table),
      ...(growths.length === 0 ? [] : [writeFile(join(out, 'growth.svg'), toSvg(growths, caption))]),
    ]);
  }
}
