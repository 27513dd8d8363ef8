import { describe, expect, it } from 'vitest';
import { column, tableBlock } from '../../../src/core/block.ts';
import { type Result, toResult } from '../../../src/cortex-text/result.ts';
import { renderResult } from '../../../src/hosts/terminal/render-result.ts';
import type { OktaZone } from '../../../src/okta/types.ts';
import { zoneTable } from '../../../src/views/zone.ts';
import { openOrg } from '../../support/open-org.ts';

const show = (result: Result, width = 100): string => renderResult(result, { width, color: false, isTty: true });

/** A line per row, the titles, the rule and the notes below. */
const rowsOf = (text: string): string[] => {
  const lines = text.split('\n');
  const rule = lines.findIndex((line) => /^─+( {2}─+)*$/.test(line));
  return lines.slice(
    rule + 1,
    lines.findIndex((line) => /^\d+ rows[,;]/.test(line)),
  );
};

describe('a list that is too wide for a terminal', () => {
  it('of users is one line for each: login, name, status, id, and what else there is room for', async () => {
    const { resultOf } = await openOrg();
    const result = await resultOf('okta-list-users', { limit: '3' });
    expect(show(result)).toMatch(/^Login +Name +Status +ID +Last Login$/m);
    expect(show(result)).toMatch(/^grace.okafor@acme.example +Grace Okafor +ACTIVE +00u\w+ +2026-05-31 14:09$/m);
    expect(rowsOf(show(result, 80))).toHaveLength(3);
    expect(show(result)).toMatch(
      /3 rows, there are more: after=\w+; times in UTC; no room for Mobile Phone, Manager,\nManager Email/,
    );
    expect(show(result, 80)).toMatch(/no room for .*Last Login/);
  });

  it('of groups leaves out what is the same in all, and says so', async () => {
    const { resultOf } = await openOrg();
    const text = show(await resultOf('okta-list-groups', { limit: '4' }));
    expect(rowsOf(text)).toHaveLength(4);
    expect(text).toMatch(/in all rows: ObjectClass okta:user_group/);
  });

  it('of zones shows addresses alone', async () => {
    const { resultOf } = await openOrg();
    const text = show(await resultOf('okta-list-zones'));
    expect(text).toMatch(/Acme Offices +ACTIVE +POLICY +198\.51\.100\.0\/24 +nzo/);
    expect(text).not.toContain("'type'");
  });

  it('of zones shows a range of one address as that address, and anything odd as it is', () => {
    const zones = ['203.0.113.66-203.0.113.66', '203.0.113.5-203.0.113.15', 7].map((value, index) => ({
      id: `nzo${index}`,
      name: `Zone ${index}`,
      gateways: [{ type: 'RANGE', value }],
    }));
    const outcome = { blocks: [zoneTable(zones as unknown as OktaZone[])], raw: zones };
    const text = show(toResult('okta-list-zones', { ok: true, outcome }));
    expect(text).toMatch(
      /^Zone 0 +203\.0\.113\.66 +nzo0\nZone 1 +203\.0\.113\.5-203\.0\.113\.15 +nzo1\nZone 2 +7 +nzo2$/m,
    );
  });

  it('of log events says when, who, what and from where, and below what is the same in all', async () => {
    const { resultOf } = await openOrg();
    const text = show(await resultOf('okta-get-failed-logins', { limit: '5', sortOrder: 'DESCENDING' }));
    expect(text).toMatch(/^Failed Login Events\nUTC \d{4} +User +/);
    expect(text).toMatch(
      /^\d\d-\d\d \d\d:\d\d:\d\d +nadia\.popescu@ac… +User login to Ok… +192\.0\.2\.106 +Netherlands +AS64497 /m,
    );
    expect(text.replaceAll('\n', ' ')).toMatch(
      /5 rows, there may be more; in all rows: .*Outcome FAILURE, Reason INVALID_CREDENTIALS/s,
    );
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('of findings has every sentence whole, on several lines where there is no room', async () => {
    const { resultOf } = await openOrg();
    const result = await resultOf('okta-investigate-user', { username: 'jane.doe@acme.example', sections: 'events' });
    for (const width of [80, 100, 140]) {
      const [, findings = ''] = show(result, width).split('\nFindings\n');
      const [table = ''] = findings.split('\n\n', 1);
      expect(table).not.toContain('…');
      const words = table.replaceAll(/[^\w.()]+/g, ' ');
      for (const word of ['PushAcceptedAfterDenials', 'suspicious', '203.0.113.66', '(Moldova).']) {
        expect(words).toContain(word);
      }
      for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  it('becomes records where not even that fits, and stays whole where no terminal shows it', async () => {
    const { resultOf } = await openOrg();
    const result = await resultOf('okta-list-users', { limit: '2' });
    expect(show(result, 40)).toContain('── 1 of 2 ──');
    expect(renderResult(result, { width: 100, color: false, isTty: false })).toContain('Manager Email');
  });

  it('of one row stays a record with everything in it', async () => {
    const { resultOf } = await openOrg();
    expect(show(await resultOf('okta-list-users', { limit: '1' }))).toMatch(/^Login +grace\.okafor@acme\.example$/m);
  });
});

describe('a user’s additional data', () => {
  it('is shown without the links of the API, which stay in the raw answer', async () => {
    const { resultOf } = await openOrg();
    const result = await resultOf('okta-get-user', { username: 'jane.doe@acme.example', verbose: 'true' });
    expect(show(result)).not.toContain('_links');
    expect(JSON.stringify(result.entry.Contents)).toContain('_links');
  });
});

describe('a log in a terminal of any width', () => {
  const widths = [60, 72, 80, 100, 120, 160, 200, 400];

  it.each(widths)('keeps the address in a row of one line, at %i columns', async (width) => {
    const { resultOf } = await openOrg();
    const text = show(await resultOf('okta-get-logs', { limit: '30', sortOrder: 'DESCENDING' }), width);
    const rows = rowsOf(text);
    expect(rows).toHaveLength(30);
    for (const row of rows) expect(row).toMatch(/^\d\d-\d\d \d\d:\d\d.* \d{1,3}(\.\d{1,3}){3}( |$)/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });

  it('breaks a long address rather than losing a part of it', async () => {
    const ip = '2001:db8:1234:5678:9abc:def0:1234:5678';
    const rows = [ip, '192.0.2.1'].map((address) => ({
      time: '2026-05-31T12:00:00Z',
      user: 'jane@example.com',
      address,
    }));
    const columns = [
      column<(typeof rows)[0]>('Time', 'time', ({ time }) => time, { isKept: true }),
      column<(typeof rows)[0]>('User', 'text', ({ user }) => user, { wraps: true }),
      column<(typeof rows)[0]>('IP', 'address', ({ address }) => address, { isKept: true }),
    ];
    const outcome = { blocks: [tableBlock('Events', { columns, role: 'timeline' }, rows)], raw: rows };
    const text = show(toResult('x', { ok: true, outcome }), 50);
    const cell = text.split('\n').flatMap((line) => line.match(/(?<= )[0-9a-f:]+$/) ?? []);
    expect(cell.slice(0, 2).join('')).toBe(ip);
  });
});

describe('the factors of a user', () => {
  it('show when each was enrolled, so that a stranger’s stands out, and its device in one line', async () => {
    const { resultOf } = await openOrg();
    const result = await resultOf('okta-get-user-factors', { username: 'jane.doe@acme.example' });
    for (const width of [60, 80, 120])
      expect(show(result, width)).toMatch(/^signed_nonce +sgn\w+ +ACTIVE +2026-05-31/m);
    expect(show(result, 120)).toMatch(/2026-05-31 \d\d:\d\d +2026-05-31 \d\d:\d\d +DESKTOP-4F2K9QX, WINDOWS 10\.0$/m);
  });
});
