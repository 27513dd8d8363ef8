import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAST } from '../../src/simulator/seed/cast.ts';
import { toLogEvent } from '../support/log-event.ts';
import { openOrg } from '../support/open-org.ts';
import { openBrowser, type PageOptions, type TestBrowser } from './open-browser.ts';
import { pageOf } from './page-of.ts';

const COMMANDS = [
  { command: 'okta-investigate-user', args: { username: CAST.victim } },
  { command: 'okta-list-users', args: { limit: 30 } },
  { command: 'okta-get-user', args: { username: CAST.victim, verbose: true } },
  { command: 'okta-get-logs', args: { limit: 120, sortOrder: 'DESCENDING' } },
  { command: 'okta-list-zones', args: {} },
] as const;

const LOOKS: readonly PageOptions[] = [{}, { colors: 'dark' }, { width: 360 }, { width: 760, colors: 'dark' }];

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** How many pixels of the page are beside its window. */
const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');

/** The serious faults that axe-core finds, with the first place of each. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate('axe.run()');
  const { violations } = found as {
    readonly violations: readonly {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }[];
  };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes: [first] }) => `${id}: ${first?.html} ${first?.failureSummary}`);
}

describe.each(COMMANDS)('the page of $command in a browser', ({ command, args }) => {
  it.each(LOOKS)('is quiet, fits its window and can be read by everybody: %j', async (look) => {
    const { page, complaints } = await browser.open(await pageOf(await openOrg(), command, args), look);
    expect(complaints).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.evaluate('document.styleSheets.length')).toBe(1);
    expect(await seriousFaults(page)).toEqual([]);
    await page.close();
  });

  it('fits a sheet of A4', async () => {
    const { page } = await browser.open(await pageOf(await openOrg(), command, args), { width: 688 });
    await page.emulateMedia({ media: 'print' });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});

describe('the page of an investigation', () => {
  it('opens the events behind it on demand, and tells of each mark what happened', async () => {
    const { page } = await browser.open(
      await pageOf(await openOrg(), 'okta-investigate-user', { username: CAST.victim }),
    );
    const events = page.locator('section', { hasText: 'Events as they were read' }).locator('details');
    expect(await events.locator('td').first().isVisible()).toBe(false);
    await events.locator('summary').click();
    expect(await events.locator('td').first().isVisible()).toBe(true);
    expect(await page.locator('rect.suspect title').first().textContent()).toContain('Okta Verify push');
    await page.close();
  });
});

describe('the evidence of a finding', () => {
  it.each(LOOKS)('leads to its event, also in the folded list: %j', async (look) => {
    const html = await pageOf(await openOrg(), 'okta-investigate-user', { username: CAST.victim });
    const { page } = await browser.open(html, look);
    const links = page.locator('.findings a');
    for (let number = 0; number < (await links.count()); number += 1) {
      await links.nth(number).click();
      const event = page.locator('details tr:target');
      expect(await event.isVisible()).toBe(true);
      const top = (await event.boundingBox())?.y ?? -1;
      expect(top).toBeGreaterThan(30);
      expect(top).toBeLessThan(870);
    }
    expect(await seriousFaults(page)).toEqual([]);
    await page.close();
  });
});

describe('a long table', () => {
  it('keeps its titles in sight', async () => {
    const { page } = await browser.open(await pageOf(await openOrg(), 'okta-get-logs', { limit: 120 }));
    await page.evaluate('window.scrollTo(0, 3000)');
    const box = await page.locator('th').first().boundingBox();
    expect(Math.round(box?.y ?? -1)).toBe(0);
    await page.close();
  });
});

describe('what people outside wrote', () => {
  const STRANGERS = 'script,img,iframe,object,embed,link,base,form,[onload],[onerror],[onmouseover]';
  const IMAGE = '<img src=x onerror=alert(1)>';
  const SCRIPT = '</style><script>alert(1)</script>';
  const HOSTILE = [
    IMAGE,
    SCRIPT,
    '" onmouseover="alert(1)" x="',
    "'><svg onload=alert(1)>",
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    `javascript:alert(1) ${'x'.repeat(3000)}`,
    '\u202egnp.exe\u0000\u001b[2J',
  ];
  const EVE = { id: '00u00000000000000eve', login: 'eve@acme.example' };

  it('stays text on a page: names, log texts, addresses and agents', async () => {
    const at = '2026-06-01T12:00:00.000Z';
    const actor = {
      id: EVE.id,
      type: 'User',
      alternateId: EVE.login,
      displayName: IMAGE,
      detailEntry: null,
    };
    const logs = HOSTILE.map((text, number) =>
      toLogEvent(number, {
        actor,
        displayMessage: text,
        eventType: number % 2 === 0 ? 'user.session.start' : text,
        severity: text,
        published: `2026-06-01T11:0${number}:00.000Z`,
        outcome: { result: text, reason: text },
        client: {
          userAgent: { rawUserAgent: text, os: text, browser: text },
          device: text,
          ipAddress: text,
          geographicalContext: { country: text },
        },
        securityContext: { asNumber: 1, asOrg: text },
        target: [{ id: EVE.id, type: 'User', alternateId: text, displayName: text, detailEntry: null }],
      }),
    );
    const users = [{ id: EVE.id, profile: { login: EVE.login, firstName: IMAGE, lastName: SCRIPT } }];
    const org = await openOrg({ at, seed: { users, logs } });
    for (const [command, args] of [
      ['okta-investigate-user', { username: EVE.login }],
      ['okta-get-logs', {}],
      ['okta-list-users', {}],
    ] as const) {
      for (const look of LOOKS) {
        const { page, complaints } = await browser.open(await pageOf(org, command, args), look);
        await page.mouse.move(200, 400);
        const strangers = await page.locator(STRANGERS).count();
        expect({ command, look, complaints, strangers }).toEqual({ command, look, complaints: [], strangers: 0 });
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await page.locator('body').innerText()).toContain(IMAGE);
        await page.close();
      }
    }
  });
});
