import { say } from '../terminal/write.ts';
import { type Consent, type Question, refuseUnasked, toAsked } from '../war-room/consent.ts';
import { askLine } from './ask-line.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';

/** How a command on the command line gets a person's consent: from `--yes`, from a person at a terminal, or not at all. */
export function toConsent(flags: GlobalFlags, io: CliIo): Consent {
  if (flags.yes) return 'given';
  const isPerson = io.stdin.isTTY === true && io.stderr.isTTY === true;
  return isPerson ? (question) => ask(question, io) : refuseUnasked;
}

/** Asks on stderr. Only `y` or `yes` agrees; Ctrl-C and Ctrl-D do not. */
async function ask(question: Question, io: CliIo): Promise<boolean> {
  const { above, asked } = toAsked(question, io.stderr.columns ?? Number.POSITIVE_INFINITY);
  for (const line of above) say(io.stderr, `${line}\n`);
  const answer = await askLine(asked, io);
  return answer !== undefined && /^y(?:es)?$/i.test(answer.trim());
}
