import { REGISTRY } from '../../../commands/index.ts';
import { escapeControls } from '../../../readable/escape-controls.ts';
import { type CliIo, EXIT, write } from '../io.ts';
import { defaultConfigPath, readInstances } from '../parameters-file.ts';
import { completeWords, type Sources } from './complete-words.ts';
import { splitShellLine } from './split-shell-line.ts';

/** The longest description; a shell shows them beside the candidates. */
const MAX_DESCRIPTION = 80;

/**
 * `okta-v2 __complete -- <words…> <typed>`, or `okta-v2 __complete --line <line>`: one candidate a line, a tab and its
 * description behind it; the last line is `:files` where the shell should complete file names, else `:`.
 *
 * Never fails: a shell could show an error nowhere.
 */
export async function runCompletion(words: readonly string[], io: CliIo): Promise<number> {
  const [mark, ...rest] = words;
  const all = mark === '--line' ? splitShellLine(rest.join(' ')).slice(1) : rest;
  const sources = { commands: await REGISTRY.loadAll(), instanceNames: instanceNamesOf(io) };
  const { candidates, wantsFile } = completeWords(all.slice(0, -1), all.at(-1) ?? '', sources);
  const lines = candidates
    // What a terminal would obey, or what would break the line, can be typed nowhere.
    .filter(({ value }) => value !== '' && escapeControls(value) === value)
    .map(({ value, description }) => `${value}\t${toOneLine(description)}\n`);
  await write(io.stdout, `${lines.join('')}:${wantsFile ? 'files' : ''}\n`);
  return EXIT.ok;
}

function toOneLine(description: string): string {
  const [sentence = ''] = escapeControls(description).split(/(?<=\.)\s/);
  return sentence.length > MAX_DESCRIPTION ? `${sentence.slice(0, MAX_DESCRIPTION - 1)}…` : sentence;
}

function instanceNamesOf({ env }: CliIo): Sources['instanceNames'] {
  return (config) => {
    const path = config ?? defaultConfigPath(env);
    try {
      return path === undefined ? [] : Object.keys(readInstances(path).instances);
    } catch {
      return [];
    }
  };
}
