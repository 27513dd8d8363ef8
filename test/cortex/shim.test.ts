import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type Container,
  type ContainerOptions,
  type ContextStore,
  createContextStore,
  type Report,
  startContainer,
  toNodeFolder,
} from './container/container.ts';
import { createExecutable, createFakeNode } from './container/fake-node.ts';
import { toServedScript } from './container/unified-script.ts';

const SHIM = readFileSync(new URL('../../src/hosts/cortex/shim.py', import.meta.url), 'utf8');
const PARAMS = { url: 'https://acme.example', credentials: { identifier: '', password: '00tokenOfAcme' } };
const SECRET_LINE = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC';

function start(options: Partial<ContainerOptions> = {}): Container {
  // These tests replace Node by a small program: they test how the shim, its child and the server work together.
  const container = startContainer({ script: toServedScript(SHIM), ...options });
  onTestFinished(() => container.close());
  return container;
}

const startWith = (body: string, options: Partial<ContainerOptions> = {}): Container =>
  start({ nodeFolder: createFakeNode(body), ...options });

const run = (container: Container, params: Record<string, unknown> = {}, command = 'okta-get-user'): Promise<Report> =>
  container.run({ command, args: { username: 'jane' }, params: { ...PARAMS, ...params } });

const contentsOf = ({ entries }: Report): unknown => entries[0]?.Contents;

/** A report of a run that a server would see as a failed command, and nothing worse. */
function expectError(report: Report, text: string): void {
  expect(report.exception).toBeUndefined();
  expect(report.entries).toHaveLength(1);
  expect(report.entries[0]).toMatchObject({ Type: 4, ContentsFormat: 'text', EntryContext: null });
  expect(contentsOf(report)).toContain(text);
}

describe('the job', () => {
  it('is one line with command, arguments, parameters, integration context and the debug mark', async () => {
    const container = startWith("show(job)\nsay(op='done')", { store: createContextStore({ token: 'kept' }) });
    expect(contentsOf(await run(container))).toEqual({
      command: 'okta-get-user',
      args: { username: 'jane' },
      params: PARAMS,
      integrationContext: { token: 'kept' },
      debug: false,
    });
  });

  it('carries the debug mark of the call', async () => {
    const container = startWith("show(job['debug'])\nsay(op='done')");
    expect(contentsOf(await container.run({ command: 'okta-get-user', params: PARAMS, debug: true }))).toBe(true);
  });

  it('takes the parameters after the server has completed them, as for brokered credentials', async () => {
    const interpolation = "demisto.callingContext['params']['credentials'] = {'password': 'from the broker'}\n";
    const script = toServedScript(interpolation + SHIM);
    const container = startWith("show(job['params']['credentials'])\nsay(op='done')", { script });
    expect(contentsOf(await run(container))).toEqual({ password: 'from the broker' });
  });

  it('puts no secret into an argument list and writes no file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'okta-v2-home-'));
    const body = "show([open('/proc/self/cmdline').read(), open('/proc/self/environ').read()])\nsay(op='done')";
    const container = startWith(body, { environment: { TMPDIR: folder, HOME: folder } });
    const report = await run(container, { private_key: SECRET_LINE });
    expect(String(contentsOf(report))).toContain('-e');
    expect(String(contentsOf(report))).not.toMatch(/00tokenOfAcme|MIIEv/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the environment of the child', () => {
  const PROXIES = { HTTPS_PROXY: 'http://proxy.example:3128', http_proxy: 'proxy.example:3128', NO_PROXY: '.internal' };
  const SHOW =
    "show({name: os.environ.get(name) for name in ('HTTPS_PROXY', 'http_proxy', 'NO_PROXY')})\nsay(op='done')";
  const WITHOUT = { HTTPS_PROXY: null, http_proxy: null, NO_PROXY: '.internal' };

  it.each([
    { order: 'off, on', runs: [false, true] },
    { order: 'on, off', runs: [true, false] },
    { order: 'off, on, off, on', runs: [false, true, false, true] },
    { order: 'on, on, off, off, on', runs: [true, true, false, false, true] },
  ])('has the proxies exactly in the runs that use them: $order', async ({ runs }) => {
    const container = startWith(SHOW, { environment: PROXIES });
    for (const proxy of runs) expect(contentsOf(await run(container, { proxy }))).toEqual(proxy ? PROXIES : WITHOUT);
  });

  it.each(['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'])('names the CA file of %s, as the container does', async (name) => {
    const container = startWith(`show(os.environ.get('${name}'))\nsay(op='done')`, {
      environment: { [name]: '/etc/own-ca.pem' },
    });
    expect(contentsOf(await run(container))).toBe('/etc/own-ca.pem');
  });

  it('never switches certificate checks off for the whole process', async () => {
    const container = startWith("show(os.environ.get('NODE_TLS_REJECT_UNAUTHORIZED'))\nsay(op='done')");
    expect(contentsOf(await run(container, { insecure: true }))).toBeNull();
  });
});

describe('answers', () => {
  it('hands on entries as they are', async () => {
    const entry = { Type: 1, ContentsFormat: 'json', Contents: [{ id: 1 }], EntryContext: { 'A(val.ID)': [] } };
    const container = startWith(`say(op='results', entries=[json.loads('${JSON.stringify(entry)}')])\nsay(op='done')`);
    expect((await run(container)).entries).toEqual([entry]);
  });

  it('writes a file where Cortex looks for it, with its entry behind the others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'okta-v2-files-'));
    const page = Buffer.from('<p>Ü \u0000</p>');
    const body = `say(op='file', name='../report.html', content='${page.toString('base64')}')\nshow('ok')\nsay(op='done')`;
    const { entries } = await run(startWith(body, { folder }));
    expect(entries).toMatchObject([
      { Contents: 'ok' },
      { Type: 3, File: 'report.html', Contents: '', ContentsFormat: 'text' },
    ]);
    expect(readdirSync(folder)).toEqual([`INC-7_${entries[1]?.FileID}`]);
    expect(readFileSync(join(folder, `INC-7_${entries[1]?.FileID}`))).toEqual(page);
  });

  it('warns where a file cannot be written, and keeps the result', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'okta-v2-files-'));
    const container = startWith("say(op='file', name='r.html', content='YQ==')\nshow('ok')\nsay(op='done')", {
      folder,
    });
    await container.ping();
    rmSync(folder, { recursive: true });
    const { entries, exception } = await run(container);
    expect(exception).toBeUndefined();
    expect(entries).toMatchObject([
      { Contents: 'ok' },
      { Type: 11, Contents: expect.stringContaining('The file r.html could not be written') },
    ]);
  });

  it('hands an error to return_error, so that secrets in it are masked as everywhere in Cortex', async () => {
    const container = startWith("say(op='error', message='Failed: 00tokenOfAcme is wrong')\nsay(op='done')");
    const report = await run(container);
    expectError(report, 'Failed: <XX_REPLACED> is wrong');
    expect(report.lines.join('\n')).not.toContain('00tokenOfAcme');
  });

  it('hands on results of 8 MB', async () => {
    const container = startWith("show('ä' * (8 * 1024 * 1024))\nsay(op='done')");
    expect(contentsOf(await run(container))).toBe('ä'.repeat(8 * 1024 * 1024));
  });

  it('needs one call of the server for many log lines', async () => {
    const body = [
      "for number in range(1000): say(op='log', level='debug', message='line %d' % number)",
      'show(1)',
      "say(op='done')",
    ];
    const container = startWith(body.join('\n'));
    const { logs } = await run(container);
    expect(logs).toHaveLength(1);
    expect(logs[0]?.text.split('\n')).toHaveLength(1000);
  });

  it('keeps log lines of different levels apart and in order', async () => {
    const body = [
      "say(op='log', level='info', message='first')",
      "say(op='log', level='error', message='second')",
      "say(op='log', level='debug', message='third')",
      'show(1)',
      "say(op='done')",
    ];
    const { logs } = await run(startWith(body.join('\n')));
    expect(logs).toEqual([
      { level: 'info', text: 'first' },
      { level: 'error', text: 'second' },
      { level: 'debug', text: 'third' },
    ]);
  });

  it('says so when Node writes a line that is no answer, and keeps it away from the server', async () => {
    const report = await run(startWith('print(\'{"type": "result"}\')\nsay(op=\'done\')'));
    expectError(report, 'Failed to execute okta-get-user command. Error: Node.js wrote a line that is no answer.');
  });

  it('says so when Node ends without an answer', async () => {
    expectError(await run(startWith('sys.exit(134)')), 'Node.js ended without an answer (exit code 134).');
  });

  it('says so when Node dies before it has read the job', async () => {
    const nodeFolder = createExecutable('#!/bin/sh\nexit 9\n');
    expectError(await run(start({ nodeFolder })), 'Node.js ended without an answer (exit code 9).');
  });

  it('logs what Node wrote on its error stream, without the secrets of the parameters', async () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${SECRET_LINE}\n-----END PRIVATE KEY-----`;
    const body = "sys.stderr.write('crash near ' + json.dumps(job['params']))\nsys.exit(1)";
    const { logs } = await run(startWith(body), { private_key: key });
    const text = logs.map((log) => log.text).join('\n');
    expect(text).toContain('crash near');
    expect(text).not.toMatch(/00tokenOfAcme|MIIEv/);
  });

  it('is not stopped by a flood on the error stream, and keeps its end only', async () => {
    const body = "sys.stderr.write('x' * 3000000 + 'the end')\nsys.stderr.flush()\nshow('well')\nsay(op='done')";
    const report = await run(startWith(body));
    expect(contentsOf(report)).toBe('well');
    const text = report.logs.map((log) => log.text).join('');
    expect(text.endsWith('the end')).toBe(true);
    expect(text.length).toBeLessThan(32_768);
  });
});

describe('Node in the image', () => {
  it('is asked for by name, with the image that lacks it', async () => {
    const container = start({ nodeFolder: mkdtempSync(join(tmpdir(), 'okta-v2-empty-')) });
    const dockerImage = 'demisto/python3:3.12.13.7444307';
    const report = await container.run({ command: 'test-module', params: PARAMS, dockerImage });
    expectError(
      report,
      'Failed to execute test-module command. Error: Node.js was not found in demisto/python3:3.12.13',
    );
    expect(contentsOf(report)).toContain('demisto/cyberchef');
  });

  it('that is too old is named with its version and the one that is needed', async () => {
    const preload = join(mkdtempSync(join(tmpdir(), 'okta-v2-old-')), 'old.cjs');
    const real = join(toNodeFolder(), 'node');
    const nodeFolder = createExecutable(
      `#!/bin/sh\n[ -e ${preload} ] || echo "Object.defineProperty(process, 'versions', { value: { node: '16.20.2' } })" > ${preload}\nexec ${real} --require ${preload} "$@"\n`,
    );
    const report = await run(start({ script: toServedScript(), nodeFolder }));
    expectError(report, 'Node.js 16.20.2 is too old: this integration needs Node.js 20 or newer.');
  });
});

describe('the end of a run', () => {
  const HANG = "say(op='log', level='info', message='still here')\ntime.sleep(600)";

  it('leaves no process and no thread behind, whatever happened', async () => {
    for (const body of [
      "show(1)\nsay(op='done')\ntime.sleep(600)",
      'sys.exit(1)',
      "print('garbage', flush=True)\ntime.sleep(600)",
    ]) {
      const report = await run(startWith(body));
      expect(report.leftBehind).toEqual({ children: 0, threads: 0 });
    }
  });

  it('comes when the time of a command is over', async () => {
    const script = toServedScript(SHIM.replace(/^OKTA_V2_LIFETIME_S = \d+$/m, 'OKTA_V2_LIFETIME_S = 0.3'));
    const report = await run(startWith(HANG, { script }));
    expectError(report, 'Failed to execute okta-get-user command. Error: The command was ended after 0.3 s.');
    expect(report.leftBehind).toEqual({ children: 0, threads: 0 });
  });

  it('comes when the time is over before Node has read anything', async () => {
    const script = toServedScript(
      SHIM.replace(/^OKTA_V2_LIFETIME_S = \d+$/m, 'OKTA_V2_LIFETIME_S = 0.3').replace(
        'OKTA_V2_BUNDLE = """\n',
        `OKTA_V2_BUNDLE = """\n${'A'.repeat(1_000_000)}\n`,
      ),
    );
    const report = await run(start({ script, nodeFolder: createExecutable('#!/bin/sh\nexec /bin/sleep 600\n') }));
    expectError(report, 'The command was ended after 0.3 s.');
  });

  it('leaves the container as it was: pings and further commands are answered', async () => {
    const container = startWith("show(len(bundle))\nsay(op='done')");
    for (let round = 0; round < 3; round += 1) {
      await container.ping();
      expect(contentsOf(await run(container))).toBe(0);
    }
    await container.ping();
  });
});

describe('the integration context', () => {
  const STORE = "say(op='setIntegrationContext', value={'token': 'new'})\nshow(1)\nsay(op='done')";

  const runWith = async (store: ContextStore, body = STORE, command = 'okta-get-user'): Promise<Report> =>
    run(startWith(body, { store }), {}, command);

  it('is stored when the host says that it changed', async () => {
    const store = createContextStore({ token: 'old' });
    await runWith(store);
    expect(store).toMatchObject({ value: { token: 'new' }, writes: 1, reads: 1 });
  });

  it('is not written when nothing changed', async () => {
    const store = createContextStore({ token: 'old' });
    await runWith(store, "show(1)\nsay(op='done')");
    expect(store).toMatchObject({ value: { token: 'old' }, writes: 0 });
  });

  it('is written again on top of what another command stored meanwhile', async () => {
    const store = createContextStore({ token: 'old' });
    let others = 0;
    store.beforeWrite = () => {
      if (others++ === 0) Object.assign(store, { version: store.version + 1, value: { token: 'of another' } });
    };
    const report = await runWith(store);
    expect(store).toMatchObject({ value: { token: 'new' }, writes: 1, reads: 2 });
    expect(contentsOf(report)).toBe(1);
  });

  it('that cannot be stored does not fail the command; a log line tells', async () => {
    const store = createContextStore();
    store.refuses = 'writes';
    const report = await runWith(store);
    expect(contentsOf(report)).toBe(1);
    expect(report.logs.map(({ text }) => text).join()).toContain('The integration context could not be stored');
  });

  it('that cannot be read is null for the host', async () => {
    const store = createContextStore({ token: 'old' });
    store.refuses = 'reads';
    expect(contentsOf(await runWith(store, "show(job['integrationContext'])\nsay(op='done')"))).toBeNull();
    expect(store.writes).toBe(0);
  });

  it('is neither read nor written by the Test button', async () => {
    const store = createContextStore({ token: 'old' });
    const body = "say(op='setIntegrationContext', value={})\nshow(job['integrationContext'])\nsay(op='done')";
    expect(contentsOf(await runWith(store, body, 'test-module'))).toBeNull();
    expect(store).toMatchObject({ value: { token: 'old' }, reads: 0, writes: 0 });
  });

  it('never shows in a log, an entry or an error', async () => {
    const store = createContextStore();
    const secret = 'eyJhbGciOiJSUzI1NiJ9.secret';
    const report = await runWith(store, STORE.replace("'new'", `'${secret}'`));
    const told = report.lines.filter((line) => !line.includes('"setIntegrationContext"')).join('\n');
    expect(store.value).toEqual({ token: secret });
    expect(told).not.toContain(secret);
  });
});

describe('a Node that does not end as it should', () => {
  it('does not keep the command waiting where a process that it left behind holds stderr open', async () => {
    const container = startWith(
      "import subprocess\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(300)'], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)\nshow(1)\nsay(op='done')",
    );
    expect(contentsOf(await run(container))).toBe(1);
  }, 30_000);

  it('cannot fill the memory with a line that has no end', async () => {
    const script = toServedScript(SHIM.replace('OKTA_V2_LINE_BYTES = 1 << 29', 'OKTA_V2_LINE_BYTES = 1 << 16'));
    const container = startWith("import sys\nwhile True:\n    sys.stdout.write('x' * 65536)", { script });
    expectError(await run(container), 'Node.js wrote a line of more than 65536 bytes.');
  }, 30_000);
});

describe('the text of the shim', () => {
  it('has no __future__ import, since other code comes before it', () => {
    expect(SHIM).not.toContain('__future__');
  });

  it('never prints: in a container print makes a war-room entry', () => {
    expect(SHIM).not.toMatch(/\bprint\(/);
  });

  it('gives each of its names its own prefix, so that it hides none of the code before it', () => {
    const names = [...SHIM.matchAll(/^(?:def|class) (\w+)|^([A-Za-z_]\w*) =/gm)].map((match) => match[1] ?? match[2]);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !/^okta_?v2/i.test(name ?? ''))).toEqual([]);
  });

  it('uses of Cortex only demisto, return_error and fileResult, and beside them only the standard library', () => {
    const imports = [...SHIM.matchAll(/^(?:import|from) (\S+)/gm)].map((match) => match[1]);
    expect(imports).toEqual(['base64', 'collections', 'json', 'os', 'select', 'subprocess', 'threading']);
    const called = new Set([...SHIM.matchAll(/\b(return_\w+|[a-z]+[A-Z]\w*)\(/g)].map((match) => match[1]));
    const ofDemisto = new Set([...SHIM.matchAll(/\bdemisto\.(\w+)/g)].map((match) => match[1]));
    const ofPython = new Set(['runInThisContext', 'writeSync', 'readSync', 'inflateSync', 'toString', 'parseInt']);
    expect([...called].filter((name) => !ofDemisto.has(name) && !ofPython.has(name ?? '')).sort()).toEqual([
      'fileResult',
      'return_error',
    ]);
  });

  it('has none of the words that a review of a Cortex pack refuses in code', () => {
    expect(SHIM).not.toMatch(/\b(?:BSD|MIT|Copyright|proprietary)\b/);
  });
});
