import { say, toSafeText } from '../terminal/write.ts';
import { type Consent, type Question, refuseUnasked } from '../war-room/consent.ts';
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
async function ask({ facts, statement }: Question, io: CliIo): Promise<boolean> {
  for (const fact of facts) say(io.stderr, `${fact}\n`);
  const answer = await askLine(`${toSafeText(statement)} Continue? [y/N] `, io);
  return answer !== undefined && /^y(?:es)?$/i.test(answer.trim());
}
