import { type Tone, toneOf } from '../../readable/word-tone.ts';

const FROM_WORST = ['bad', 'uneasy', 'good', 'quiet'] as const satisfies readonly Tone[];

/** The worst tone among words of severity; undefined where none of them has one. */
export function worstTone(severities: readonly string[]): Tone | undefined {
  const tones = severities.map((word) => toneOf(word, 'severity'));
  return FROM_WORST.find((tone) => tones.includes(tone));
}
