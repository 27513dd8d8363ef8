import type { CellKind } from '../../core/block.ts';
import type { Style } from './style.ts';

type Color = 'green' | 'yellow' | 'red' | 'dim';

/** Okta's own words: statuses of users, factors and zones, outcomes and severities of log events, levels of risk. */
const WORDS: Readonly<Record<Color, readonly string[]>> = {
  green: ['ACTIVE', 'ENROLLED', 'SUCCESS', 'ALLOW', 'LOW'],
  yellow: [
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
  red: [
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
  dim: ['INACTIVE', 'DISABLED', 'SKIPPED', 'DEBUG', 'NONE'],
};

const COLORS: ReadonlyMap<string, Color> = new Map(
  (['green', 'yellow', 'red', 'dim'] as const).flatMap((color) =>
    WORDS[color].map((word): [string, Color] => [word, color]),
  ),
);

/** Colours the words of columns that hold a status or a severity; a group that is called ACTIVE stays as it is. */
export function colorValue(text: string, kind: CellKind, style: Style): string {
  if (kind !== 'status' && kind !== 'severity') return text;
  const color = COLORS.get(text.trim().toUpperCase());
  return color === undefined ? text : style[color](text);
}
