import { systemClock } from '../../clock.ts';
import type { Integration } from '../../integration.ts';
import { toStyle, wantsColor } from '../terminal/style.ts';
import { createHistory, historyPath } from '../war-room/history.ts';
import { redactHistoryLine } from '../war-room/redact-history-line.ts';
import { type RoomOptions, runRoom } from '../war-room/room.ts';
import { asksFirst } from './confirm.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, write } from './io.ts';
import { printResults } from './output.ts';
import { createPager, type LendTerminal } from './pager.ts';

interface OpenRoomOptions extends Pick<RoomOptions, 'label' | 'welcome' | 'facts' | 'session' | 'instanceNamed'> {
  readonly integration: Integration;
}

/** A war room on this process's terminal. Resolves to whether every line went well. */
export function openRoom(options: OpenRoomOptions, flags: GlobalFlags, io: CliIo): Promise<boolean> {
  const style = toStyle(wantsColor(io.env, io.stdout.isTTY === true));
  const { integration } = options;
  const commands = integration.registry.commands;
  const pageTo = (lend: LendTerminal) =>
    flags.pager ? createPager(io, lend) : (text: string) => write(io.stdout, text);
  return runRoom({
    ...options,
    input: io.stdin,
    output: io.stdout,
    notes: io.stderr,
    showsProgress: !flags.debug,
    clock: systemClock,
    history: createHistory({ path: historyPath(io.env), redact: (line) => redactHistoryLine(line, commands) }),
    style,
    asks: asksFirst(flags, io),
    print: (result, rawResponse, lend) => printResults([result], flags.format, io, { rawResponse, page: pageTo(lend) }),
    page: (text, lend) => pageTo(lend)(text),
  });
}
