import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a reply holds when the server refuses a call. */
const REFUSED = '[ERROR-fd5a7750-7182-4b38-90ba-091824478903]';

export interface Call {
  readonly command: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
  readonly debug?: boolean;
  readonly dockerImage?: string;
}

/** What one call made the container say. */
export interface Report {
  /** Entries in the order in which they were returned. */
  readonly entries: readonly Record<string, unknown>[];
  readonly logs: readonly { readonly level: string; readonly text: string }[];
  /** The lines of an uncaught traceback. */
  readonly exception: readonly string[] | undefined;
  /** Everything that `print` wrote. */
  readonly printed: readonly string[];
  /** Every line that came out of the process, as it came. */
  readonly lines: readonly string[];
  /** Processes and threads that the script left behind. */
  readonly leftBehind: { readonly children: number; readonly threads: number };
}

/** The integration context of an instance, as the server keeps it. */
export interface ContextStore {
  value: Record<string, unknown>;
  version: number;
  reads: number;
  writes: number;
  /** Called before a write is judged; a test changes the store here to play another command. */
  beforeWrite?: () => void;
  refuses: 'nothing' | 'reads' | 'writes';
}

export const createContextStore = (value: Record<string, unknown> = {}): ContextStore => ({
  value,
  version: 1,
  reads: 0,
  writes: 0,
  refuses: 'nothing',
});

export interface ContainerOptions {
  readonly script: string;
  /** The folder that holds `node`; `toNodeFolder` makes one. */
  readonly nodeFolder?: string;
  /** What the container's environment holds beside PATH. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The working folder, where the files of entries are. */
  readonly folder?: string;
  readonly store?: ContextStore;
}

export interface Container {
  run(call: Call): Promise<Report>;
  ping(): Promise<void>;
  readonly store: ContextStore;
  close(): Promise<void>;
}

interface Message {
  readonly type: string;
  readonly command?: string;
  readonly args?: {
    readonly args?: readonly string[];
    readonly message?: string;
    readonly exception?: readonly string[];
    readonly value?: Record<string, unknown>;
    readonly version?: { readonly version: number } | null;
  };
  readonly results?: Record<string, unknown>[];
  readonly leftBehind?: Report['leftBehind'];
}

/**
 * The folder to put first on PATH, so that `node` is the one of `OKTA_V2_TEST_NODE` (the path of a binary), or else the
 * one that runs the tests.
 */
export function toNodeFolder(binary = process.env.OKTA_V2_TEST_NODE ?? process.execPath): string {
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-node-'));
  symlinkSync(binary, join(folder, 'node'));
  return folder;
}

/** Debian's own if it is there: wrappers that pick a version take longer than the command that is measured. */
export const PYTHON =
  ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
    .map((folder) => join(folder, 'python3'))
    .find(existsSync) ?? 'python3';

/** A container of the integration: a Python process that runs its script as a server would, one call after the other. */
export function startContainer(options: ContainerOptions): Container {
  const { script, store = createContextStore(), nodeFolder = toNodeFolder() } = options;
  const loop = fileURLToPath(new URL('loop.py', import.meta.url));
  const env = { PATH: nodeFolder, ...options.environment };
  const python = spawn(PYTHON, ['-u', loop], { env, ...(options.folder && { cwd: options.folder }) });
  const replies = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  python.stderr.resume();
  const write = (text: string) => python.stdin.write(`${text}\n`);
  const next = async (): Promise<string> => {
    const { value, done } = await replies.next();
    if (done) throw new Error('The container ended.');
    return value;
  };

  return {
    store,
    async ping() {
      write('ping');
      const line = await next();
      if (line !== '{"type": "pong"}') throw new Error(`The container answered a ping with ${line}`);
    },
    async run(call) {
      write(JSON.stringify(toCallingContext(call, script)));
      return followRun(next, (reply) => write(reply), store);
    },
    close: () => endOf(python),
  };
}

async function endOf(python: ChildProcessWithoutNullStreams): Promise<void> {
  if (python.exitCode !== null) return;
  const ended = once(python, 'exit');
  python.stdin.end();
  await ended;
}

function toCallingContext({ command, args = {}, params, debug = false, dockerImage }: Call, script: string) {
  return {
    script,
    integration: true,
    native: false,
    command,
    args,
    params,
    context: {
      IsDebug: debug,
      IntegrationBrand: 'Okta v2',
      IntegrationInstance: 'Okta v2_instance_1',
      ...(dockerImage && { DockerImage: dockerImage }),
    },
  };
}

async function followRun(
  next: () => Promise<string>,
  reply: (text: string) => void,
  store: ContextStore,
): Promise<Report> {
  const entries: Record<string, unknown>[] = [];
  const logs: { level: string; text: string }[] = [];
  const printed: string[] = [];
  const lines: string[] = [];
  let exception: readonly string[] | undefined;
  for (;;) {
    const line = await next();
    lines.push(line);
    const message = JSON.parse(line) as Message;
    switch (message.type) {
      case 'result':
        entries.push(...(message.results ?? []));
        break;
      case 'log':
        logs.push({ level: message.command ?? '', text: message.args?.args?.join(' ') ?? '' });
        reply('{}');
        break;
      case 'executeCommand':
        reply(answer(message, store));
        break;
      case 'entryLog':
        printed.push(message.args?.message ?? '');
        break;
      case 'exception':
        exception = message.args?.exception;
        break;
      case 'completed':
        return {
          entries,
          logs,
          exception,
          printed,
          lines,
          leftBehind: message.leftBehind ?? { children: 0, threads: 0 },
        };
      default:
        throw new Error(`The container wrote ${line.slice(0, 200)}`);
    }
  }
}

function answer({ command, args }: Message, store: ContextStore): string {
  if (command === 'getIntegrationContext') {
    store.reads += 1;
    if (store.refuses === 'reads') return JSON.stringify(`${REFUSED}the store is away`);
    return JSON.stringify({ context: store.value, version: { version: store.version } });
  }
  if (command === 'setIntegrationContext') {
    store.beforeWrite?.();
    const wanted = args?.version?.version ?? -1;
    if (store.refuses === 'writes' || (wanted !== -1 && wanted !== store.version)) {
      return JSON.stringify(`${REFUSED}stale version`);
    }
    store.writes += 1;
    store.version += 1;
    store.value = args?.value ?? {};
    return '{}';
  }
  return JSON.stringify(`${REFUSED}an integration may not call ${command}`);
}
