/** How a single value of a table is shown to a person: timestamps without the T, statuses and severities in colour. */
import type { Style } from './style.ts';

const TIMESTAMP = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/;

/** `2020-02-12T14:03:50.000Z` as `2020-02-12 14:03:50Z`; still UTC, and it says so. */
export function toReadableTime(text: string): string {
  return text.endsWith('Z') ? text.replace(TIMESTAMP, '$1 $2Z') : text;
}

const STATE_COLUMN = /status|state|severity|outcome|result|risk/i;

type Color = 'green' | 'yellow' | 'red' | 'dim';

const COLORS: ReadonlyMap<string, Color> = new Map(
  Object.entries({
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
  } satisfies Record<Color, string[]>).flatMap(([color, values]) =>
    values.map((value): [string, Color] => [value, color as Color]),
  ),
);

/** Whether a column holds states, by its title: a group that is called ACTIVE is not one. */
export function isStateColumn(header: string): boolean {
  return STATE_COLUMN.test(header);
}

/**
 * Colours Okta's own words for states (statuses of users, factors, zones; severities and outcomes of logs, with the
 * reason behind a colon).
 */
export function colorState(text: string, style: Style): string {
  const color = COLORS.get(/^[A-Z_]+(?=:|$)/.exec(text.trim())?.[0] ?? '');
  return color === undefined ? text : style[color](text);
}
