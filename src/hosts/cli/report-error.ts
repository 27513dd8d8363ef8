import { summarizeError } from '../../core/error-text.ts';
import { ConfigurationError, IntegrationError, UsageError } from '../../errors.ts';
import { say } from '../terminal/write.ts';
import { type CliIo, EXIT } from './io.ts';

/** An error that ends the program, as one line on stderr. @returns the exit status */
export function reportError(error: unknown, io: CliIo): number {
  say(io.stderr, `okta-v2: ${summarizeError(error)}\n`);
  if (!(error instanceof IntegrationError) && io.env.OKTA_V2_STACK === '1' && error instanceof Error) {
    say(io.stderr, `${error.stack ?? ''}\n`);
  }
  return error instanceof UsageError || error instanceof ConfigurationError ? EXIT.usage : EXIT.failed;
}
