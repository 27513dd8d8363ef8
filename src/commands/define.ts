import type { Clock } from '../clock.ts';
import { type Command, type CommandDefinition, toCommand } from '../core/command.ts';
import type { RowsListener } from '../core/growing-table.ts';
import type { Outcome } from '../core/outcome.ts';
import type { ArgShape } from '../core/parse-arguments.ts';
import type { OktaClient } from '../okta/client.ts';
import type { Log } from '../okta/log.ts';
import type { Progress } from '../okta/pipeline/send.ts';

/** What a handler works with. Handlers never print, never read the environment, and wait only through the clock. */
export interface CommandContext {
  readonly okta: OktaClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal | undefined;
  readonly progress: (event: Progress) => void;
  /** Takes the rows of growing tables as they come; see `createGrowingTable`. */
  readonly onRows: RowsListener;
}

export type OktaCommand = Command<CommandContext>;

type Definition<Shape extends ArgShape> = CommandDefinition<CommandContext, Shape> & {
  /** False: the rate limit of the last response does not go into the context. */
  readonly metadata?: false;
};

/** A command of this product. Whatever it answers, the rate limit that Okta reported last goes with it into the context. */
export function defineCommand<const Shape extends ArgShape>(definition: Definition<Shape>): OktaCommand {
  const { metadata, ...rest } = definition;
  if (metadata === false) return toCommand(rest);
  return toCommand({
    ...rest,
    run: async (args, context) => withRateLimit(await definition.run(args, context), context.okta),
  });
}

/** The key replaces what the command before it left there. */
const METADATA_KEY = 'Okta.Metadata(true)';

function withRateLimit(outcome: Outcome, { http }: OktaClient): Outcome {
  if (outcome.isBareText || http.rateLimit === undefined) return outcome;
  const context = Object.assign({}, outcome.context, { [METADATA_KEY]: http.rateLimit });
  return Object.assign({}, outcome, { context });
}
