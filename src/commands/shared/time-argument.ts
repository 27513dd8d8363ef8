import { UsageError } from '../../errors.ts';
import { parseTime } from './parse-time.ts';

/**
 * The time of an argument, as RFC 3339.
 *
 * @throws {UsageError} for what is no time as people write it
 */
export function readTime(name: string, text: string, nowMs: number): string {
  const time = parseTime(text, nowMs);
  if (time !== undefined) return time;
  throw new UsageError(
    `Argument '${name}' must be a time, such as 2026-05-01T08:30:00Z, 7 days or 24h, got '${text}'.`,
    {
      code: 'invalid_arguments',
    },
  );
}
