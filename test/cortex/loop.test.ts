import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { RawArguments } from '../../src/core/parse-arguments.ts';
import { createIntegration } from '../../src/index.ts';
import { type OrgSeed, type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { ANN, PUSH, SAMPLE_SEED, ZONE } from '../support/sample-org.ts';
import { STANDALONE_SAMPLES, sampleSeed } from '../support/samples.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';
import { type Container, type Report, startContainer } from './container/container.ts';
import { toServedScript } from './container/unified-script.ts';

const TOKEN = '00loopHarnessToken+/=0123456789abcdefghijk';

const BOB = 'bob@acme.example';

/** Arguments as playbooks give them: numbers, lists, texts of any language, names that a command does not have. */
const PLAYBOOK_CALLS: readonly { readonly command: string; readonly args: RawArguments }[] = [
  { command: 'okta-get-user', args: { username: 'nobody@acme.example' } },
  { command: 'okta-get-user', args: { username: BOB, verbose: 'true' } },
  { command: 'okta-update-user', args: { username: BOB, firstName: 'Nova', title: 'Ünïcode 🎉' } },
  { command: 'okta-get-group-members', args: { groupName: 'Crowd', limit: 5 } },
  { command: 'okta-verify-push-factor', args: { userId: ANN.userId, factorId: PUSH, polling_time: 0 } },
  { command: 'okta-get-zone', args: { zoneID: ZONE, ZoneID: ZONE } },
  {
    command: 'okta-update-zone',
    args: { zoneID: ZONE, gatewayIPs: ['192.0.2.1', '2001:db8::1'], updateType: 'APPEND' },
  },
];

/** Each way in which a command can fail. */
const FAILURES: readonly { readonly command: string; readonly args: RawArguments }[] = [
  { command: 'okta-no-such-command', args: {} },
  { command: 'okta-suspend-user', args: {} },
  { command: 'okta-list-users', args: { limit: 'many' } },
  { command: 'okta-suspend-user', args: { username: 'nobody@acme.example' } },
  { command: 'okta-unsuspend-user', args: { username: ANN.username } },
  { command: 'okta-get-zone', args: { zoneID: 'nzoUnknown' } },
  { command: 'okta-get-logs', args: { filter: 'not a filter' } },
];

/** The sample org, with a name in it that a table, a JSON text and an ASCII text each write differently. */
function withOddName(seed: OrgSeed): OrgSeed {
  const users = (seed.users ?? []).map((user) =>
    user.profile.login === BOB ? { ...user, profile: { ...user.profile, lastName: 'Döe | "JD" 🦊' } } : user,
  );
  return { ...seed, users };
}

async function startOrg(seed: OrgSeed): Promise<Simulator> {
  const clock = createVirtualClock('2026-06-01T12:00:00.000Z', { auto: false });
  const org = await startSimulator({ seed: withOddName(seed), token: TOKEN, clock });
  onTestFinished(() => org.close());
  return org;
}

const toParams = ({ url }: Simulator) => ({
  url,
  allow_privilege_changes: true,
  credentials: { identifier: '', password: TOKEN },
  apitoken: null,
  use_oauth: false,
  client_id: '',
  insecure: false,
  proxy: false,
});

/**
 * The org's address differs between two simulators, and their answers hold it. Of requests that go side by side, it is
 * chance whose answer comes last, and the metadata are of that one.
 */
const withoutAddress = (value: unknown, { url }: Simulator): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(url, 'https://org')
      .replaceAll(/("x-rate-limit-[a-z]+":)"\d+"/g, '$1"some"'),
  );

/** Okta numbers its errors. */
const withoutErrorId = (entry: unknown): unknown =>
  JSON.parse(JSON.stringify(entry).replaceAll(/"errorId\\": \\"[^"\\]*/g, '"errorId'));

describe('a command in a container', () => {
  let container: Container;
  beforeAll(() => {
    container = startContainer({ script: toServedScript() });
  });
  afterAll(() => container.close());

  /** Runs a command in the container and, on an org like it, with the library. */
  async function runBoth(command: string, args: RawArguments, seed: OrgSeed) {
    const [org, twin] = await Promise.all([startOrg(seed), startOrg(seed)]);
    const report = await container.run({ command, args, params: toParams(org) });
    // As the host does: playbooks pass arguments that a command does not have.
    const library = createIntegration({ params: toParams(twin), unknownArguments: 'ignore' });
    const result = await library.run(command, args);
    expectTidy(report);
    return {
      ok: result.ok,
      entries: report.entries.map((entry) => withoutAddress(entry, org)),
      libraryEntry: withoutAddress(result.entry, twin),
    };
  }

  function expectTidy(report: Report): void {
    expect(report.exception).toBeUndefined();
    expect(report.leftBehind).toEqual({ children: 0, threads: 0 });
    expect(report.printed).toEqual([]);
    expect(report.lines.join('\n')).not.toContain(TOKEN);
  }

  it.each(STANDALONE_SAMPLES)(
    'returns the entry that the library returns: $command',
    async ({ command, calls: [{ args }] }) => {
      const { ok, entries, libraryEntry } = await runBoth(command, args, sampleSeed(command));
      expect(ok).toBe(true);
      expect(entries).toEqual([libraryEntry]);
    },
  );

  it('hands out the report of an investigation as a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'okta-v2-files-'));
    const own = startContainer({ script: toServedScript(), folder });
    onTestFinished(() => own.close());
    const org = await startOrg(SAMPLE_SEED);
    const args = { username: BOB, report: 'true' };
    const report = await own.run({ command: 'okta-investigate-user', args, params: toParams(org) });
    expectTidy(report);
    const [note, file] = report.entries;
    expect(note).toMatchObject({ Type: 1, HumanReadable: expect.stringContaining(`Investigation of ${BOB}`) });
    expect(file).toMatchObject({ Type: 3, File: `okta-investigation-${BOB}.html` });
    const page = readFileSync(join(folder, `INC-7_${file?.FileID}`), 'utf8');
    expect(page).toMatch(/^<!doctype html>\n/);
    expect(page).toContain(`<h1>Investigation of ${BOB}</h1>`);
    expect(page).toContain('Döe | &quot;JD&quot; 🦊');
    expect(page).not.toContain(TOKEN);
  });

  it.each(PLAYBOOK_CALLS)('takes arguments as playbooks give them: $command $args', async ({ command, args }) => {
    const { ok, entries, libraryEntry } = await runBoth(command, args, SAMPLE_SEED);
    expect(ok).toBe(true);
    expect(entries).toEqual([libraryEntry]);
  });

  it.each(FAILURES)('returns the error that the library returns: $command $args', async ({ command, args }) => {
    const { ok, entries, libraryEntry } = await runBoth(command, args, SAMPLE_SEED);
    expect(ok).toBe(false);
    const [entry] = entries;
    expect(entry).toMatchObject({
      Contents: expect.stringMatching(new RegExp(`^Failed to execute ${command} command. Error: `)),
    });
    expect(withoutErrorId(entry)).toEqual(withoutErrorId(libraryEntry));
  });

  it('behind the Test button answers ok and nothing else', async () => {
    const org = await startOrg(SAMPLE_SEED);
    const { entries } = await container.run({ command: 'test-module', args: {}, params: toParams(org) });
    expect(entries[0]).toMatchObject({ Type: 1, ContentsFormat: 'text', Contents: 'ok', HumanReadable: 'ok' });
  });

  it('tells each request in one log entry in debug mode, and none otherwise', async () => {
    const params = toParams(await startOrg(SAMPLE_SEED));
    const args = { username: ANN.username };
    const debugged = await container.run({ command: 'okta-get-groups', args, params, debug: true });
    expect(debugged.logs).toHaveLength(1);
    expect(debugged.logs[0]?.text.split('\n').length).toBeGreaterThan(1);
    expect(debugged.logs[0]?.text).toMatch(/^GET .*: 200 in /m);
    expect(debugged.logs[0]?.text).not.toContain(TOKEN);
    const plain = await container.run({ command: 'okta-get-groups', args, params });
    expect(plain.logs).toEqual([]);
  });
});
