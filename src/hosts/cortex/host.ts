import type { Clock } from '../../clock.ts';
import type { Environment } from '../../config/network.ts';
import { parseSettings } from '../../config/settings.ts';
import { failedCommandText } from '../../cortex-text/error-text.ts';
import { UsageError } from '../../errors.ts';
import { createIntegration } from '../../integration.ts';
import { isPlainObject } from '../../json-values.ts';
import type { TransportPool } from '../../okta/http/transport-pool.ts';
import type { PageOptions } from '../html/render-page.ts';
import { createJobContext } from './job-context.ts';
import { toReportFile } from './report-file.ts';

/** One command to run, as the shim sends it: one JSON object a line. */
interface Job {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
  /** What Cortex keeps for the instance between commands; null where it cannot be read (the Test button). */
  readonly integrationContext: Readonly<Record<string, unknown>> | null;
  /** True: debug lines are logged too. */
  readonly debug: boolean;
}

/** Of a longer error, Cortex shows the first and the last part. */
const MAX_ERROR_LENGTH = 50_000;

export type Message =
  | { readonly op: 'log'; readonly level: 'debug' | 'info' | 'error'; readonly message: string }
  | { readonly op: 'file'; readonly name: string; readonly content: string }
  | { readonly op: 'results'; readonly entries: readonly unknown[] }
  | { readonly op: 'error'; readonly message: string }
  | { readonly op: 'setIntegrationContext'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly op: 'done' };

/**
 * Answers one line from the shim. `done` is always the last message.
 *
 * @param environment the variables of the process, for proxies and certificates
 * @param transports keeps connections between jobs; default: each job has its own
 */
export async function answerLine(
  line: string,
  write: (message: Message) => void,
  clock: Clock,
  environment: Environment = {},
  transports?: TransportPool,
): Promise<void> {
  let command = 'unknown';
  try {
    const job = parseJob(line);
    command = job.command;
    const context = createJobContext(job.integrationContext);
    const integration = createIntegration({
      params: job.params,
      environment,
      clock,
      ...(transports && { transports }),
      integrationContext: context,
      unknownArguments: 'ignore',
      log: (level, message) => {
        if (level !== 'debug' || job.debug) write({ op: 'log', level, message });
      },
    });
    const result = await integration.run(job.command, job.args);
    await integration.close();
    // Before the result: a shim that ends at an error has stored the new token by then.
    const value = context.changed();
    if (value !== undefined) write({ op: 'setIntegrationContext', value });
    const file = result.ok ? await toReportFile(result.outcome, toPageOptions(job, clock)) : undefined;
    if (file !== undefined) write({ op: 'file', ...file });
    write(result.ok ? { op: 'results', entries: result.entries } : { op: 'error', message: cutError(result.message) });
  } catch (error) {
    write({ op: 'error', message: cutError(failedCommandText(command, error)) });
  } finally {
    write({ op: 'done' });
  }
}

function toPageOptions({ command, params }: Job, clock: Clock): PageOptions {
  const facts = [['Org', parseSettings(params).origin] as const, ['Command', command] as const];
  return { madeAt: new Date(clock.now()), facts };
}

/** @throws {UsageError} if the line is not a job */
function parseJob(line: string): Job {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError('The host was sent a line that is not JSON.');
  }
  const job = asObject(value);
  if (job === undefined || typeof job.command !== 'string') {
    throw new UsageError('The host was sent a line that is not a job: it needs a command.');
  }
  return {
    command: job.command,
    args: asObject(job.args) ?? {},
    params: asObject(job.params) ?? {},
    integrationContext: job.integrationContext === null ? null : (asObject(job.integrationContext) ?? {}),
    debug: job.debug === true,
  };
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return isPlainObject(value) ? value : undefined;
}

function cutError(message: string): string {
  if (message.length <= MAX_ERROR_LENGTH) return message;
  // By whole characters, as Python counts: half of a surrogate pair is not valid text.
  const characters = Array.from(message);
  if (characters.length <= MAX_ERROR_LENGTH) return message;
  const half = MAX_ERROR_LENGTH / 2;
  const [first, last] = [characters.slice(0, half), characters.slice(-half)];
  return `${first.join('')}...This error body was truncated...${last.join('')}`;
}
