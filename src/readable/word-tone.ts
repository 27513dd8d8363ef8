import type { CellKind } from '../core/block.ts';

/** How a word is meant, so that a renderer can show it at a glance. */
export type Tone = 'good' | 'uneasy' | 'bad' | 'quiet';

/** Okta's own words: statuses of users, factors and zones, outcomes and severities of log events, levels of risk. */
const WORDS: Readonly<Record<Tone, readonly string[]>> = {
  good: ['ACTIVE', 'ENROLLED', 'SUCCESS', 'ALLOW', 'LOW'],
  uneasy: [
    'STAGED',
    'PROVISIONED',
    'RECOVERY',
    'PASSWORD_EXPIRED',
    'PENDING_ACTIVATION',
    'NOT_SETUP',
    'WAITING',
    'CHALLENGE',
    'UNKNOWN',
    'TIMEOUT',
    'WARN',
    'MEDIUM',
  ],
  bad: [
    'SUSPENDED',
    'LOCKED_OUT',
    'DEPROVISIONED',
    'EXPIRED',
    'REJECTED',
    'FAILURE',
    'FAILED',
    'DENY',
    'ERROR',
    'HIGH',
  ],
  quiet: ['INACTIVE', 'DISABLED', 'SKIPPED', 'DEBUG', 'NONE'],
};

const TONES: ReadonlyMap<string, Tone> = new Map(
  (['good', 'uneasy', 'bad', 'quiet'] as const).flatMap((tone) =>
    WORDS[tone].map((word): [string, Tone] => [word, tone]),
  ),
);

/** The tone of a status or a severity; undefined for other words and other columns: a group may be called ACTIVE. */
export function toneOf(text: string, kind: CellKind): Tone | undefined {
  return kind === 'status' || kind === 'severity' ? TONES.get(text.trim().toUpperCase()) : undefined;
}
