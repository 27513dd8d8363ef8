import { describe, expect, it, onTestFinished } from 'vitest';
import { heading, tableBlock } from '../../../src/core/block.ts';
import { answerLine, type Message } from '../../../src/hosts/cortex/host.ts';
import { toReportFile } from '../../../src/hosts/cortex/report-file.ts';
import { startSimulator } from '../../../src/simulator/index.ts';
import { LOG_EVENTS } from '../../../src/views/log-event.ts';
import { toLogEvent } from '../../support/log-event.ts';
import { ANN, SAMPLE_SEED } from '../../support/sample-org.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

async function answersTo(args: Readonly<Record<string, string>>): Promise<readonly Message[]> {
  const clock = createVirtualClock('2026-06-01T12:00:00.000Z');
  const simulator = await startSimulator({ clock, rateLimits: false, seed: SAMPLE_SEED });
  onTestFinished(() => simulator.close());
  const params = { url: simulator.url, credentials: { password: simulator.token } };
  const messages: Message[] = [];
  const job = { command: 'okta-investigate-user', args, params, integrationContext: {} };
  await answerLine(JSON.stringify(job), (message) => messages.push(message), clock);
  return messages;
}

const options = { madeAt: new Date('2026-06-01T12:00:00Z') };
const read = (content = '') => Buffer.from(content, 'base64').toString();

describe('the report of an investigation', () => {
  it('comes as a file before the result where it is wanted', async () => {
    const answers = await answersTo({ username: ANN.username, report: 'true' });
    expect(answers.map(({ op }) => op).filter((op) => op !== 'log')).toEqual(['file', 'results', 'done']);
    const file = answers.find((message) => message.op === 'file');
    expect(file?.name).toBe(`okta-investigation-${ANN.username}.html`);
    expect(read(file?.content)).toContain('<dt>Made</dt><dd>2026-06-01 12:00:0');
  });

  it.each([{}, { report: 'false' }])('does not come where it is not wanted: %j', async (args) => {
    const answers = await answersTo({ username: ANN.username, ...args });
    expect(answers.map(({ op }) => op).filter((op) => op !== 'log')).toEqual(['results', 'done']);
  });
});

describe('the file of a report', () => {
  it('has a name that leads to no folder, whatever the login is', async () => {
    const named = (reportName: string) => toReportFile({ blocks: [heading('A')], reportName }, options);
    expect((await named('okta-../../etc/a b\\c:Jörg@x.example'))?.name).toBe('okta-_etc_a_b_c_J_rg@x.example.html');
    expect((await named('x'.repeat(500)))?.name).toHaveLength(125);
  });

  it('has the first rows of its longest table alone where it would be too large, and says so', async () => {
    const events = Array.from({ length: 400 }, (_, number) =>
      toLogEvent(number, { displayMessage: `event ${number}.` }),
    );
    const blocks = [
      heading('A'),
      tableBlock('Few', LOG_EVENTS, events.slice(0, 3)),
      tableBlock('Many', LOG_EVENTS, events),
    ];
    const whole = await toReportFile({ blocks, reportName: 'r' }, options);
    expect(read(whole?.content)).toContain('event 399.');
    const half = Math.floor((whole?.content.length ?? 0) / 2);
    const cut = await toReportFile({ blocks, reportName: 'r' }, options, half);
    expect(cut?.content.length).toBeLessThanOrEqual(half);
    expect(read(cut?.content)).toMatch(/The next table has the first \d+ of 400 rows/);
    expect(read(cut?.content)).not.toContain('event 399.');
  });

  it('is left out where not even that would help', async () => {
    expect(await toReportFile({ blocks: [heading('A')], reportName: 'r' }, options, 100)).toBeUndefined();
  });
});
