import type { Clock } from '../../clock.ts';
import type { CommandSpec } from '../../core/command.ts';
import { findCommand, nearestCommand } from '../../core/find-command.ts';
import { nearest } from '../../core/nearest.ts';
import { FileError, UsageError } from '../../errors.ts';
import { isPlainObject } from '../../json-values.ts';
import { toTimeOfDay } from '../../readable/readable-time.ts';
import type { WarRoomContext } from '../../war-room-language/context-merge.ts';
import { readContext } from '../../war-room-language/context-query.ts';
import { toReadableJson } from '../terminal/readable-json.ts';
import type { Style } from '../terminal/style.ts';
import { ANSWER_COMMANDS } from './answer-commands.ts';
import { describeCommand, listCommands } from './describe-command.ts';
import { homeFolder } from './home-folder.ts';
import { MEMORY_COMMANDS } from './memory-commands.ts';
import { readPlainFile, writePrivateFile } from './private-file.ts';
import type { RoomCommand, RoomContext } from './room-command.ts';
import type { LineEnd } from './session.ts';

const TABLE: Readonly<Record<string, RoomCommand>> = {
  ...ANSWER_COMMANDS,
  ':context': {
    usage: ':context [path]',
    description: 'What this session knows, or a part of it: :context Account.ID',
    async run(path, { session, page, width }) {
      const found = path === '' ? session.context : readContext(session.context, path);
      if (found === undefined) throw new UsageError(`This session's context has nothing at ${path}.`);
      await page(`${toReadableJson(found, width)}\n`);
      return 'good';
    },
  },
  ':save': {
    usage: ':save <file>',
    description: 'Write the context to a file, for :load',
    async run(path, { session, page }) {
      const file = toPath(path, ':save incident.json');
      const text = `${JSON.stringify(session.context, null, 2)}\n`;
      writePrivateFile(file, text);
      await page(`The context was written to ${file}.\n`);
      return 'good';
    },
  },
  ':load': {
    usage: ':load <file>',
    description: 'Replace the context with that of a file',
    async run(path, { session, page }) {
      const file = toPath(path, ':load incident.json');
      session.replaceContext(parseContext(readPlainFile(file), file));
      await page(`The context was read from ${file}.\n`);
      return 'good';
    },
  },
  ...MEMORY_COMMANDS,
  ':settings': {
    usage: ':settings',
    description: 'Which instance, how it authenticates, what is left of the rate limit',
    async run(_, { facts, session, clock, page, style }) {
      const lines = [...facts, ['Rate limit', toRateLimit(session.context, clock)] as const];
      const width = Math.max(...lines.map(([name]) => name.length));
      await page(lines.map(([name, value]) => `${style.cyan(name.padEnd(width))}  ${value}\n`).join(''));
      return 'good';
    },
  },
  ':instances': {
    usage: ':instances',
    description: 'The instances of the parameters file; using=<name> runs a line on one of them',
    async run(_, { instances, page, style }) {
      const known = instances();
      const width = Math.max(0, ...known.map(({ name }) => name.length));
      const lines = known.map(
        ({ name, url, isCurrent }) => `${isCurrent ? '*' : ' '} ${style.cyan(name.padEnd(width))}  ${url}\n`,
      );
      await page(lines.join('') || 'There is no parameters file with instances; okta-v2 init writes one.\n');
      return 'good';
    },
  },
  ':test': {
    usage: ':test',
    description: 'Ask Okta whether the instance works',
    run: (_, { run }) => run('!test-module'),
  },
  ':help': {
    usage: ':help [command]',
    description: 'This list, or the manual page of a command: :help okta-get-user',
    async run(name, { commands, page, width, style }) {
      const wanted = name.replace(/^!/, '');
      if (wanted === '') {
        await page(toOverview(commands, width, style));
        return 'good';
      }
      const command = findCommand(commands, wanted);
      if (command === undefined) {
        const near = nearestCommand(commands, wanted);
        throw new UsageError(`There is no command ${wanted}.${near === undefined ? '' : ` Did you mean ${near}?`}`);
      }
      await page(`${describeCommand(command, Math.min(width, 100))}\n`);
      return 'good';
    },
  },
  ':quit': {
    usage: ':quit',
    description: 'Leave; Ctrl-D does too',
    async run(_, { leave }) {
      leave();
      return 'good';
    },
  },
};

/** Their names, for completion. */
export const ROOM_COMMANDS: readonly string[] = Object.keys(TABLE);

/** Runs one of the war room's own commands. Mistakes are shown, not thrown. */
export async function runRoomCommand(line: string, room: RoomContext): Promise<LineEnd> {
  const name = /^:\S*/.exec(line.trim())?.[0] ?? '';
  const operand = line.trim().slice(name.length).trim();
  try {
    const command = TABLE[name];
    if (command === undefined) {
      const near = nearest(name, ROOM_COMMANDS);
      throw new UsageError(
        `There is no ${name}. ${near === undefined ? `There are ${ROOM_COMMANDS.join(', ')}.` : `Did you mean ${near}?`}`,
      );
    }
    return await command.run(operand, room);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof FileError)) throw error;
    room.tell(room.style.red(error.message));
    return 'failed';
  }
}

function toOverview(commands: readonly CommandSpec[], width: number, style: Style): string {
  const own = Object.values(TABLE);
  const column = Math.max(...own.map(({ usage }) => usage.length)) + 2;
  return [
    style.bold('Commands of Okta'),
    listCommands(commands, width),
    '',
    style.bold('Commands of the war room'),
    ...own.map(({ usage, description }) => `  ${usage.padEnd(column)}${description}`),
    '',
    style.bold('Keys'),
    '  Tab completes; Up and Down recall earlier lines, Ctrl-R searches them; Ctrl-C ends what is running; Ctrl-D leaves.',
    '',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what the person types
    '${Account.ID} in an argument is replaced by what the context holds there; a list runs the command once for each.',
    '',
  ].join('\n');
}

function toRateLimit(context: WarRoomContext, clock: Clock): string {
  const read = (name: string) => Number(readContext(context, `Okta.Metadata.x-rate-limit-${name}`) ?? Number.NaN);
  const left = read('remaining');
  const resetMs = read('reset') * 1000;
  if (Number.isNaN(left)) return 'not known before the first command';
  const renewed = resetMs > clock.now() ? `, all of it again at ${toTimeOfDay(resetMs)}` : ', and renewed since';
  return `${left} of ${read('limit')} requests left for what was asked last${renewed}`;
}

function toPath(operand: string, example: string): string {
  if (operand === '') throw new UsageError(`Which file? For example ${example}`);
  return operand.replace(/^~(?=[\\/])/, () => homeFolder(process.env) ?? '~');
}

function parseContext(text: string, path: string): WarRoomContext {
  if (isDeeperThan(text, MAX_DEPTH)) {
    throw new UsageError(`${path} has more than ${MAX_DEPTH} levels of nested lists and objects.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isPlainObject(value)) throw new UsageError(`${path} contains no context. :save writes such a file.`);
  return value;
}

/** Commands build nothing nearly as deep. Deeper values would overflow the stack when they are parsed or shown. */
const MAX_DEPTH = 200;

/** Whether brackets outside strings open more levels. It counts them before the text is parsed. */
function isDeeperThan(json: string, most: number): boolean {
  let depth = 0;
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/gs)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > most) return true;
  }
  return false;
}
