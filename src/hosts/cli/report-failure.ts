import { summarizeError } from '../../core/error-text.ts';
import { toResult } from '../../cortex-text/result.ts';
import { isNamedThingMissing, isWrongUsage, OktaApiError, TransportError } from '../../errors.ts';
import { say } from '../terminal/write.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT } from './io.ts';
import { printResults } from './output.ts';

/** An error as one line on stderr, or as the entry that the war room would show. Resolves to the exit status. */
export async function reportFailure(command: string, error: unknown, flags: GlobalFlags, io: CliIo): Promise<number> {
  if (flags.format === 'json') await printResults([toResult(command, { ok: false, error })], flags, io);
  else say(io.stderr, toMessage(command, error, flags));
  if (isNamedThingMissing(error)) return EXIT.missing;
  return isWrongUsage(error) ? EXIT.usage : EXIT.failed;
}

/** One sentence and what to do; Okta's own words below it with `--debug`. */
function toMessage(command: string, error: unknown, { debug }: GlobalFlags): string {
  const summary = summarizeError(error);
  if (error instanceof TransportError && error.isCancelled) return `${summary}\n`;
  const answer = debug && error instanceof OktaApiError ? `${error.failure.bodyText}\n` : '';
  return `error: ${command}: ${summary}\n${answer}`;
}
