/** `npm run pictures`: makes the pictures of pages for the documents, from real runs in a real browser. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../src/clock.ts';
import { renderPage } from '../../src/hosts/html/render-page.ts';
import { createIntegration } from '../../src/integration.ts';
import { startSimulator } from '../../src/simulator/index.ts';
import { CAST } from '../../src/simulator/seed/cast.ts';
import { CHROMIUM } from './chromium.ts';
import { openBrowser, type PageOptions } from './open-browser.ts';

const FOLDER = new URL('../../docs/pictures/', import.meta.url);

interface Picture extends PageOptions {
  readonly name: string;
  /** As it would be printed. */
  readonly isPrint?: true;
  readonly height: number;
}

const PICTURES: readonly Picture[] = [
  { name: 'investigation-light', width: 1100, height: 1290 },
  { name: 'investigation-dark', width: 1100, height: 1290, colors: 'dark' },
  { name: 'investigation-narrow', width: 360, height: 1000 },
  { name: 'investigation-print', width: 794, height: 1123, isPrint: true },
];

async function takeInvestigation(): Promise<string> {
  const simulator = await startSimulator();
  try {
    const params = { url: simulator.url, credentials: { password: simulator.token } };
    const command = 'okta-investigate-user';
    const result = await createIntegration({ params }).run(command, { username: CAST.victim });
    if (result.ok === false) throw result.error;
    const { blocks, pageBlocks = blocks } = result.outcome;
    const facts = [
      ['Org', 'https://acme.okta.example'],
      ['Command', command],
      ['username', CAST.victim],
    ] as const;
    return renderPage([{ blocks: pageBlocks }], { madeAt: new Date(systemClock.now()), facts });
  } finally {
    await simulator.close();
  }
}

if (CHROMIUM === undefined) {
  process.stderr.write('The pictures need chromium, which is not on this machine.\n');
  process.exitCode = 1;
} else {
  const browser = await openBrowser();
  const html = await takeInvestigation();
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, height, isPrint, ...options } of PICTURES) {
    const { page } = await browser.open(html, options);
    if (isPrint) {
      await page.emulateMedia({ media: 'print' });
      // The margin of a printed sheet, which a screenshot does not have.
      await page.evaluate("document.body.style.padding = '53px'");
    }
    await page.setViewportSize({ width: options.width ?? 1280, height });
    const file = fileURLToPath(new URL(`${name}.png`, FOLDER));
    writeFileSync(file, await page.screenshot());
    process.stdout.write(`${file}\n`);
  }
  await browser.close();
}
