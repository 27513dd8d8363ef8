import type { CellKind } from '../../core/block.ts';
import { type Tone, toneOf } from '../../readable/word-tone.ts';
import type { Style } from './style.ts';

const COLORS = { good: 'green', uneasy: 'yellow', bad: 'red', quiet: 'dim' } as const satisfies Record<
  Tone,
  keyof Style
>;

/** Colours the words of columns that hold a status or a severity. */
export function colorValue(text: string, kind: CellKind, style: Style): string {
  const tone = toneOf(text, kind);
  return tone === undefined ? text : style[COLORS[tone]](text);
}
