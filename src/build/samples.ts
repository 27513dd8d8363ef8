import type { CommandSpec } from '../core/command.ts';
import { createIntegration } from '../integration.ts';
import { parseLine } from '../war-room-language/line.ts';
import { sampleOrgFor } from './sample-orgs.ts';
import { createStoppedClock } from './stopped-clock.ts';

/** What a command's example really answered. */
export interface Sample {
  /** The war-room line. */
  readonly line: string;
  readonly readable: string;
  /** The requests that it sent, as `GET /api/v1/users`. */
  readonly requests: readonly string[];
  /** As a war room keeps it, without the rate limit; undefined if nothing is kept. */
  readonly context: Readonly<Record<string, unknown>> | undefined;
}

/** The org's address in samples. It replaces the simulator's, which is different in every run. */
const SHOWN_URL = 'https://acme.okta.com';

/** Runs every example of every command, each on a simulated org of its own. The same each time. */
export async function renderSamples(commands: readonly CommandSpec[]): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const samples = new Map<string, readonly Sample[]>();
  for (const { name, examples, hidden } of commands) {
    if (hidden) continue;
    const rendered: Sample[] = [];
    for (const line of examples) rendered.push(await renderSample(name, line));
    samples.set(name, rendered);
  }
  return samples;
}

async function renderSample(name: string, line: string): Promise<Sample> {
  const { startSimulator } = await import('../simulator/index.ts');
  const { at, seed, params, before = [], fill } = sampleOrgFor(name);
  const clock = createStoppedClock(at);
  const simulator = await startSimulator({ clock, seed });
  try {
    const integration = createIntegration({
      params: { ...params, url: simulator.url, credentials: { password: simulator.token } },
      clock,
      random: () => 0,
    });
    const runLine = (text: string) => {
      const { command, args } = parseLine(text);
      return integration.run(command, args);
    };
    let filled = line;
    for (const text of before) {
      const { EntryContext } = (await runLine(text)).entry;
      if (fill !== undefined) filled = line.replace(fill.text, String(EntryContext?.[fill.from]));
    }
    const sentBefore = simulator.requests.length;
    const { entry } = await runLine(filled);
    const requests = simulator.requests.slice(sentBefore).map(({ method, path }) => `${method} ${path}`);
    if (entry.Type !== 1) throw new Error(`The example ${line} does not work: ${entry.Contents}`);
    const readable = entry.HumanReadable ?? String(entry.Contents);
    const context = toKeptContext(entry.EntryContext ?? {});
    const shown: Sample = JSON.parse(
      JSON.stringify({ line, readable, requests, context }).replaceAll(simulator.url, SHOWN_URL),
    );
    return shown;
  } finally {
    await simulator.close();
  }
}

/** `Okta.Zone(val.id && …)` becomes an object `Okta` with a `Zone` in it. */
function toKeptContext(entryContext: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(entryContext)) {
    const path = key.replace(/\(.*$/s, '').split('.');
    if (path.join('.') === 'Okta.Metadata') continue;
    const last = path.pop() ?? key;
    let parent = kept;
    for (const part of path) {
      parent[part] ??= {};
      parent = parent[part] as Record<string, unknown>;
    }
    parent[last] = value;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}
