import { systemClock } from '../../clock.ts';
import { parseSettings } from '../../config/settings.ts';
import type { LineEnd } from '../war-room/session.ts';
import type { GlobalFlags } from './global-flags.ts';
import { toInstanceFacts } from './instance-facts.ts';
import { createInstanceFinder } from './instance-finder.ts';
import { type CliIo, EXIT } from './io.ts';
import { toKnownInstances } from './known-instances.ts';
import { openInstance } from './open-instance.ts';
import { openRoom } from './open-room.ts';

const STATUS: Readonly<Record<LineEnd, number>> = { good: EXIT.ok, failed: EXIT.failed, refused: EXIT.usage };

/** `okta-v2 war-room`: a prompt at a terminal, or lines from standard input. Resolves to the exit status. */
export async function runWarRoom(flags: GlobalFlags, io: CliIo): Promise<number> {
  const opened = openInstance(flags, io, systemClock);
  // Reports wrong parameters now: no line could succeed.
  const { origin } = parseSettings(opened.params);
  const name = opened.name ?? new URL(origin).host;
  const end = await openRoom(
    {
      integration: opened.integration,
      instanceNamed: createInstanceFinder(opened, flags, io),
      label: `${name}> `,
      welcome: `War room of ${origin}. Type !okta-… (Tab completes), :help, or :quit.`,
      facts: toInstanceFacts(opened, io.env),
      instances: () => toKnownInstances(flags, io, opened.name),
    },
    flags,
    io,
  );
  if (io.stdin.isTTY) return EXIT.ok;
  return STATUS[end];
}
