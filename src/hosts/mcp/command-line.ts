import type { OktaCommand } from '../../commands/define.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { escapeControls } from '../../readable/escape-controls.ts';
import { toShellWord } from '../../readable/shell-word.ts';

/**
 * The line by which a person runs the same at a terminal. Each value is in single quotes, in which a POSIX shell expands
 * nothing, since a model has chosen it.
 */
export function toCommandLine(prefix: readonly string[], { name }: OktaCommand, args: RawArguments): string {
  const flags = Object.entries(args).flatMap(([argument, value]) => {
    const text = Array.isArray(value)
      ? value.join(',')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
    return [`--${argument}=${toShellWord(escapeControls(text))}`];
  });
  return [...prefix, name, ...flags].join(' ');
}
