import { systemClock } from '../../clock.ts';
import { summarizeError } from '../../core/error-text.ts';
import type { Integration } from '../../integration.ts';
import { toStyle, wantsColor } from '../terminal/style.ts';
import { say } from '../terminal/write.ts';
import { createHistory, historyPath } from '../war-room/history.ts';
import { redactHistoryLine } from '../war-room/redact-history-line.ts';
import { type RoomOptions, runRoom, type Terminal } from '../war-room/room.ts';
import type { LineEnd } from '../war-room/session.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, write } from './io.ts';
import { printResults } from './output.ts';
import { createPager } from './pager.ts';

interface OpenRoomOptions
  extends Pick<RoomOptions, 'label' | 'welcome' | 'facts' | 'session' | 'instances' | 'instanceNamed'> {
  readonly integration: Integration;
}

/** A war room on this process's terminal. Resolves to how the worst of its lines ended. */
export async function openRoom(options: OpenRoomOptions, flags: GlobalFlags, io: CliIo): Promise<LineEnd> {
  const style = toStyle(wantsColor(io.env, io.stdout.isTTY === true));
  const { integration } = options;
  const commands = await integration.registry.loadAll();
  const pageTo = (terminal: Terminal) =>
    flags.pager ? createPager(io, terminal) : (text: string) => write(io.stdout, text, terminal.signal);
  return runRoom({
    ...options,
    input: io.stdin,
    output: io.stdout,
    notes: io.stderr,
    showsProgress: !flags.debug,
    clock: systemClock,
    history: createHistory({
      path: historyPath(io.env),
      redact: (line) => redactHistoryLine(line, commands),
      onFault: (error) => say(io.stderr, `The history will not be kept: ${summarizeError(error)}\n`),
    }),
    style,
    asks: !flags.yes,
    dryRun: flags.dryRun,
    print: (result, rawResponse, terminal) =>
      printResults([result], flags, io, { rawResponse, page: pageTo(terminal) }),
    page: (text, terminal) => pageTo(terminal)(text),
  });
}
