import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { createIntegration, type Integration } from '../../src/index.ts';
import { type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';
import { type Container, type Report, startContainer } from './container/container.ts';
import { toServedScript } from './container/unified-script.ts';
import { FAILURES, PLAYLIST, SEED, type Step } from './playlist.ts';

const TEST_BUTTON = PLAYLIST.find(({ command }) => command === 'test-module') ?? { command: 'test-module', args: {} };
const TOKEN = '00loopHarnessToken+/=0123456789abcdefghijk';

const startOrg = (): Promise<Simulator> =>
  startSimulator({ seed: SEED, token: TOKEN, clock: createVirtualClock('2026-06-01T12:00:00.000Z', { auto: false }) });

const toParams = ({ url }: Simulator) => ({
  url,
  credentials: { identifier: '', password: TOKEN },
  apitoken: null,
  use_oauth: false,
  client_id: '',
  insecure: false,
  proxy: false,
});

/** The org's address differs between two simulators, and their answers hold it. */
const withoutAddress = (value: unknown, { url }: Simulator): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(url, 'https://org'));

describe('commands in a container', () => {
  let org: Simulator;
  let twin: Simulator;
  let container: Container;
  let library: Integration;
  const reports = new Map<Step, Report>();

  beforeAll(async () => {
    [org, twin] = await Promise.all([startOrg(), startOrg()]);
    container = startContainer({ script: toServedScript() });
    library = createIntegration({ params: toParams(twin) });
    for (const step of [...PLAYLIST, ...FAILURES]) {
      reports.set(step, await container.run({ ...step, params: toParams(org) }));
    }
  }, 180_000);

  afterAll(async () => {
    await container.close();
    await Promise.all([org.close(), twin.close()]);
  });

  const reportOf = (step: Step): Report => {
    const report = reports.get(step);
    if (report === undefined) throw new Error(`${step.command} was not run.`);
    return report;
  };

  it('are all of the registry', () => {
    const run = new Set(PLAYLIST.map(({ command }) => command));
    expect(COMMANDS.map(({ name }) => name).filter((name) => !run.has(name))).toEqual([]);
  });

  it('pass the test of the settings form: the text is ok and nothing else', () => {
    const [entry] = reportOf(TEST_BUTTON).entries;
    expect(entry).toMatchObject({ Type: 1, ContentsFormat: 'text', Contents: 'ok', HumanReadable: 'ok' });
  });

  // In the order of the list: both orgs change with every step.
  it.each(PLAYLIST.map((step, index) => ({ title: `${index + 1} ${step.command}`, step })))(
    'return the entry that the library returns: $title',
    async ({ step }) => {
      const report = reportOf(step);
      const result = await library.run(step.command, step.args);
      expect(result).toMatchObject({ ok: true });
      expect(report.exception).toBeUndefined();
      expect(report.entries.map((entry) => withoutAddress(entry, org))).toEqual([withoutAddress(result.entry, twin)]);
    },
  );

  it.each(FAILURES.map((step, index) => ({ title: `${index + 1} ${step.command}`, step })))(
    'return the error that the library returns: $title',
    async ({ step }) => {
      const report = reportOf(step);
      const result = await library.run(step.command, step.args);
      expect(result).toMatchObject({ ok: false });
      expect(report.exception).toBeUndefined();
      const [entry] = report.entries;
      expect(String(entry?.Contents)).toMatch(new RegExp(`^Failed to execute ${step.command} command. Error: `));
      expect(withoutErrorId(withoutAddress(entry, org))).toEqual(withoutErrorId(withoutAddress(result.entry, twin)));
    },
  );

  it('tell each request in one log entry in debug mode, and none otherwise', async () => {
    const args = { username: 'jane@acme.example' };
    const debugged = await container.run({ command: 'okta-get-groups', args, params: toParams(org), debug: true });
    expect(debugged.logs).toHaveLength(1);
    expect(debugged.logs[0]?.text.split('\n').length).toBeGreaterThan(1);
    expect(debugged.logs[0]?.text).toMatch(/^GET .*: 200 in /m);
    expect(debugged.logs[0]?.text).not.toContain(TOKEN);
    const plain = await container.run({ command: 'okta-get-groups', args, params: toParams(org) });
    expect(plain.logs).toEqual([]);
  });

  it('leave no process and no thread behind, print nothing, and keep the token to themselves', () => {
    for (const report of reports.values()) {
      expect(report.leftBehind).toEqual({ children: 0, threads: 0 });
      expect(report.printed).toEqual([]);
      expect(report.lines.join('\n')).not.toContain(TOKEN);
    }
  });
});

/** Okta numbers its errors. */
const withoutErrorId = (entry: unknown): unknown =>
  JSON.parse(JSON.stringify(entry).replaceAll(/"errorId\\": \\"[^"\\]*/g, '"errorId'));
