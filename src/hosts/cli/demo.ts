// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context

import { systemClock } from '../../clock.ts';
import { toReadableJson } from '../terminal/readable-json.ts';
import { toStyle, wantsColor } from '../terminal/style.ts';
import { wrapMessage } from '../terminal/wrap-message.ts';
import { say } from '../terminal/write.ts';
import { createSession, type LineEnd, type Session } from '../war-room/session.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT, write } from './io.ts';
import { toIntegration } from './open-instance.ts';
import { openRoom } from './open-room.ts';
import { printResults } from './output.ts';

interface Step {
  /** What the analyst wants to know or to do. */
  readonly thought: string;
  readonly line: string;
}

/** An account has been taken over after a night of push requests; the analyst finds out and stops it. */
const STORY: readonly Step[] = [
  { thought: 'Is the instance connected?', line: '!test-module' },
  { thought: 'Who failed to sign in lately?', line: '!okta-get-failed-logins sortOrder=DESCENDING limit=3' },
  {
    thought: 'Jane reports push requests in the night. What happened to her account?',
    line: '!okta-investigate-user username=jane.doe@acme.example sections=factors,devices,events',
  },
  {
    thought: 'Somebody got in and enrolled a factor. Take factors and password away, and stop the account.',
    line: '!okta-contain-user userId=${Okta.Investigation.UserID} actions=reset_factors,replace_password,suspend,clear_sessions',
  },
  { thought: 'Did it work?', line: '!okta-get-user username=${Okta.Investigation.User.Login}' },
];

/**
 * `okta-v2 demo`: a simulated Okta org on this machine and a short incident, through the real dispatcher and the real
 * client. At a terminal the person may go on typing afterwards, with the context that has built up.
 */
export async function runDemo(flags: GlobalFlags, io: CliIo): Promise<number> {
  const { startSimulator } = await import('../../simulator/index.ts');
  const simulator = await startSimulator();
  try {
    const params = { url: simulator.url, credentials: { password: simulator.token } };
    const integration = toIntegration(params, flags, io, systemClock);
    const session = createSession({ integration, clock: systemClock });
    await tell(`A simulated Okta org runs at ${simulator.url}: 40 people, and one of them is in trouble.\n`, io);
    const end = await tellStory(session, flags, io);
    if (io.stdin.isTTY && io.stdout.isTTY) {
      const facts = [
        ['Instance', 'the demo'],
        ['Okta URL', `${simulator.url}, simulated by this process`],
        ['Authentication', 'API token'],
      ] as const;
      await openRoom(
        { integration, session, label: 'demo> ', welcome: WELCOME, facts, instances: () => [] },
        flags,
        io,
      );
    }
    return end === 'good' ? EXIT.ok : EXIT.failed;
  } finally {
    await simulator.close();
  }
}

const WELCOME =
  '\nNow it is your turn: the org keeps running until you leave. Try !okta-list-groups, or !okta-get-logs limit=20. Tab completes, :help lists everything, :quit leaves.';

async function tellStory(session: Session, flags: GlobalFlags, io: CliIo): Promise<LineEnd> {
  const style = toStyle(wantsColor(io.env, io.stdout.isTTY === true));
  for (const { thought, line } of STORY) {
    await tell(`\n${style.dim(`# ${thought}`)}\n`, io);
    // As it is: a person may copy it.
    await write(io.stdout, `${style.bold(line)}\n\n`);
    const end = await session.run(line, {
      consent: 'given',
      onResult: (result, { rawResponse }) => printResults([result], flags, io, { rawResponse, forPeople: true }),
      onNote: (note) => say(io.stderr, `${note}\n`),
      dryRun: flags.dryRun,
    });
    if (end !== 'good') return end;
  }
  const context = toReadableJson({ Account: session.context.Account }, io.stdout.columns ?? 100);
  await tell(`\n${style.dim('# What the incident knows by now (the context that the commands built up)')}\n`, io);
  await write(io.stdout, `${context}\n`);
  return 'good';
}

/** What the story says itself; a terminal breaks its lines at blanks. */
function tell(text: string, { stdout }: CliIo): Promise<void> {
  return write(stdout, stdout.isTTY ? wrapMessage(text, stdout.columns) : text);
}
