import type { Clock } from '../../clock.ts';
import type { CommandSpec } from '../../core/command.ts';
import type { Result } from '../../cortex-text/result.ts';
import type { Style } from '../terminal/style.ts';
import type { History } from './history.ts';
import type { LineEnd, Session } from './session.ts';

/** An instance of the parameters file. */
export interface KnownInstance {
  readonly name: string;
  /** '' where the file does not say. */
  readonly url: string;
  /** Whether it is the one that this session works with. */
  readonly isCurrent: boolean;
}

/** What the war room's own commands work with. */
export interface RoomContext {
  readonly session: Session;
  /** Those of Okta, in the order in which help shows them. */
  readonly commands: readonly CommandSpec[];
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly instances: () => readonly KnownInstance[];
  readonly history: Pick<History, 'lines'>;
  readonly clock: Clock;
  readonly style: Style;
  readonly width: number;
  readonly page: (text: string) => Promise<void>;
  /** Shows a message, wrapped at a terminal. */
  readonly tell: (text: string) => void;
  /** Shows a result as that of a command. */
  readonly print: (result: Result) => Promise<void>;
  /** Runs a line as if it had been typed. */
  readonly run: (line: string) => Promise<LineEnd>;
  readonly leave: () => void;
}

/** A command of the war room itself. */
export interface RoomCommand {
  readonly usage: string;
  readonly description: string;
  /** @throws {UsageError} for a mistake in the operand */
  run(operand: string, room: RoomContext): Promise<LineEnd>;
}
