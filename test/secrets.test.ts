import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../src/build/all-commands.ts';
import type { RawArguments } from '../src/core/parse-arguments.ts';
import { answerLine } from '../src/hosts/cortex/host.ts';
import { createIntegration } from '../src/integration.ts';
import { startSimulator } from '../src/simulator/index.ts';
import { startLocalServer } from './support/local-server.ts';
import type { Sample } from './support/sample.ts';
import { SAMPLE_SEED } from './support/sample-org.ts';
import { STANDALONE_SAMPLES } from './support/samples.ts';
import { createVirtualClock } from './support/virtual-clock.ts';

/** Secrets planted where the product gets them, with signs that formats escape in different ways. */
const TOKEN = '00planted+Token/With=Odd"Signs\\42';
const PASSWORD = 'Pl4nted pass "w/o" \\ ü';
const ANSWER = 'Planted & answer';
const PROXY_PASSWORD = 'planted-proxy-password';

const formsOf = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  encodeURIComponent(secret),
  new URLSearchParams({ v: secret }).toString().slice(2),
  Buffer.from(secret).toString('base64'),
];
const FORMS = [TOKEN, PASSWORD, ANSWER, PROXY_PASSWORD].flatMap(formsOf);

function expectNoSecrets(words: readonly string[]): void {
  const found = words.flatMap((word) =>
    FORMS.filter((form) => word.includes(form)).map((form) => {
      const at = word.indexOf(form);
      return `${word.slice(0, 80)} … ${word.slice(Math.max(0, at - 40), at + form.length + 20)}`;
    }),
  );
  expect(found.slice(0, 3)).toEqual([]);
}

/** Every text in a value, those in hidden members of errors too. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((key) => textsIn(Reflect.get(value, key), seen));
}

/** The calls of a command, with planted values for its secret arguments. */
function plantedCalls({ command, calls }: Sample): readonly RawArguments[] {
  const specs = ALL_COMMANDS.find(({ name }) => name === command)?.args ?? {};
  const secrets = Object.keys(specs).filter((name) => specs[name]?.secret);
  return calls.map(({ args }) => ({
    ...args,
    ...Object.fromEntries(secrets.filter((name) => name in args).map((name) => [name, plantedFor(name)])),
  }));
}

const plantedFor = (argument: string): string => (argument === 'passwordAnswer' ? ANSWER : PASSWORD);

/** Answers with all that it was sent, in several spellings: credentials, body and address. */
const echo = async (request: IncomingMessage, response: ServerResponse, status: number): Promise<void> => {
  let body = '';
  for await (const piece of request) body += piece;
  const heard = `${JSON.stringify(request.headers)} ${request.headers.authorization} ${body} ${request.url}`;
  response.writeHead(status, {
    'content-type': 'application/json',
    'www-authenticate': `Echo x="${heard.replace(/[^\x20-\x7e]/g, '')}"`,
  });
  const raw = [PASSWORD, ANSWER].filter((secret) => body.includes(JSON.stringify(secret)));
  const all = [
    heard,
    encodeURIComponent(heard),
    ...raw,
    ...raw.map((secret) => Buffer.from(secret).toString('base64')),
  ];
  if (heard.includes('SSWS')) all.push(TOKEN, encodeURIComponent(TOKEN), Buffer.from(TOKEN).toString('base64'));
  response.end(
    JSON.stringify({ errorCode: 'E0000001', errorSummary: all.join(' '), errorCauses: [{ errorSummary: body }] }),
  );
};

describe('a planted secret', () => {
  describe.each(STANDALONE_SAMPLES)('of $command', (sample) => {
    const { command } = sample;
    const asksOkta = sample.calls.some(({ requests }) => requests > 0);

    it.each([400, 401, 403, 404, 409, 429, 500, 503])(
      'is in no error, log line or progress event, even where a %d repeats it',
      async (status) => {
        const { origin } = await startLocalServer((request, response) => void echo(request, response, status));
        const words: string[] = [];
        const integration = createIntegration({
          params: { url: origin, credentials: { password: TOKEN }, allow_privilege_changes: true },
          clock: createVirtualClock(),
          log: (level, message) => words.push(`${level} ${message}`),
        });
        for (const args of plantedCalls(sample)) {
          const result = await integration.run(command, args, { progress: (event) => words.push(...textsIn(event)) });
          words.push(...textsIn(result));
        }
        // After a 404 some commands say in words of their own who was not found.
        if (asksOkta && status !== 404) expect(words.join('\n')).toContain('<XX_REPLACED>');
        expectNoSecrets(words);
      },
    );

    it('is in no message of the Cortex host', async () => {
      const { origin } = await startLocalServer((request, response) => void echo(request, response, 400));
      const messages: string[] = [];
      for (const args of plantedCalls(sample)) {
        const params = { url: origin, credentials: { password: TOKEN } };
        const job = { command, args, params, integrationContext: {}, debug: true };
        await answerLine(
          JSON.stringify(job),
          (message) => messages.push(JSON.stringify(message)),
          createVirtualClock(),
        );
      }
      expectNoSecrets(messages);
      expect(messages.length).toBeGreaterThan(0);
    });
  });

  it('is in no error of a connection that fails, nor that of the proxy', async () => {
    const broken = await startLocalServer((request) => request.socket.destroy());
    const words: string[] = [];
    for (const url of [broken.origin, 'http://127.0.0.1:1', 'https://no-such-host.invalid']) {
      for (const proxy of [false, true]) {
        const integration = createIntegration({
          params: { url, proxy, credentials: { password: TOKEN } },
          environment: {
            HTTP_PROXY: `http://jane:${PROXY_PASSWORD}@127.0.0.1:${broken.port}`,
            HTTPS_PROXY: `http://jane:${PROXY_PASSWORD}@127.0.0.1:${broken.port}`,
          },
          clock: createVirtualClock(),
          log: (level, message) => words.push(`${level} ${message}`),
        });
        const result = await integration.run('okta-set-password', { username: 'a@b.test', password: PASSWORD });
        expect(result.ok).toBe(false);
        words.push(...textsIn(result));
      }
    }
    expectNoSecrets(words);
  });

  it('that Okta gives as a result is in the entry and nowhere else', async () => {
    const clock = createVirtualClock();
    const simulator = await startSimulator({ clock, seed: SAMPLE_SEED, faults: { seed: 3, rate: 0.4 } });
    const words: string[] = [];
    const integration = createIntegration({
      params: { url: simulator.url, credentials: { password: simulator.token } },
      clock,
      log: (level, message) => words.push(`${level} ${message}`),
    });
    const temporary: string[] = [];
    for (let count = 0; count < 10; count += 1) {
      const args = { username: 'ann@acme.example', temporary_password: true };
      const result = await integration.run('okta-expire-password', args, {
        progress: (event) => words.push(...textsIn(event)),
      });
      if (result.ok) temporary.push(/"tempPassword":"([^"]+)"/.exec(JSON.stringify(result.entry))?.[1] ?? '');
      else words.push(...textsIn(result));
    }
    await simulator.close();
    expect(temporary.length).toBeGreaterThan(3);
    expect(temporary.every((password) => password.length > 5)).toBe(true);
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter((word) => [...temporary, simulator.token].some((secret) => word.includes(secret)))).toEqual([]);
  });
});
