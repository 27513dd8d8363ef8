import type { StepName } from '../../../commands/users/containment/watch.ts';
import { escapeControls } from '../../../readable/escape-controls.ts';
import { say, toSafeText } from '../../terminal/write.ts';
import { refuseUnasked, toNamed } from '../../war-room/consent.ts';
import { askLine } from '../ask-line.ts';
import { toConsent } from '../confirm.ts';
import type { GlobalFlags } from '../global-flags.ts';
import type { CliIo } from '../io.ts';

interface CountQuestion {
  readonly names: readonly string[];
  readonly steps: readonly StepName[];
  readonly org: string;
}

const MOST_SHOWN = 20;

/**
 * Whether a person agrees: they see whom it is about and have to type how many, so that nobody contains a thousand people
 * who meant ten.
 *
 * @throws {UsageError} where nobody can be asked
 */
export async function isAgreedByCount(
  { names, steps, org }: CountQuestion,
  flags: GlobalFlags,
  io: CliIo,
): Promise<boolean> {
  const consent = toConsent(flags, io);
  if (consent === 'given') return true;
  const users = `${names.length.toLocaleString('en-US')} ${names.length === 1 ? 'user' : 'users'}`;
  const statement = `okta-v2 contain would do this to ${users} of ${org}: ${steps.join(', ')}.`;
  if (consent === refuseUnasked) return consent({ facts: [], statement });
  say(io.stderr, `${toNamed(names.map(escapeControls), MOST_SHOWN).join('\n')}\n${statement}\n`);
  const answer = await askLine(toSafeText('Type the number of users to continue: '), io);
  return answer?.replace(/[,.\s]/g, '') === String(names.length);
}
