import type { Fault, FaultKind } from './faults.ts';
import { createRandomSource, hashText, type RandomSource } from './random.ts';

/** Random faults that are the same for the same seed, whatever order parallel requests arrive in. */
export interface FaultStorm {
  seed: number;
  /** How likely each request is to fail, 0 to 1. */
  rate: number;
  /** Which kinds blow; without it all that a client can survive. */
  kinds?: readonly FaultKind[];
  /** The same request (method, path, query) fails at most so often in a row, so that a client that retries gets on. */
  maxInARow?: number;
  /** The longest delay of `slow`. */
  maxDelayMs?: number;
  /** Only paths that this pattern meets. */
  path?: RegExp;
}

const DEFAULT_KINDS: readonly FaultKind[] = ['slow', 'status', 'drop', 'truncate', 'rate-limit', 'concurrency'];
const DEFAULT_MAX_IN_A_ROW = 2;
const DEFAULT_MAX_DELAY_MS = 2000;
const HUGE_BYTES = 64 * 1024 * 1024;

export function createFaultStorm(storm: FaultStorm): {
  take(method: string, path: string, query: string): Fault | undefined;
} {
  const kinds = storm.kinds ?? DEFAULT_KINDS;
  const maxInARow = storm.maxInARow ?? DEFAULT_MAX_IN_A_ROW;
  const counts = new Map<string, { asked: number; inARow: number }>();

  return {
    take(method, path, query) {
      if (storm.path !== undefined && !storm.path.test(path)) return undefined;
      const key = `${method} ${path}?${query}`;
      const count = counts.get(key) ?? { asked: 0, inARow: 0 };
      counts.set(key, count);
      count.asked += 1;
      // Each decision hangs on the request and on how often it came, not on what else was asked meanwhile.
      const random = createRandomSource(hashText(`${storm.seed}\n${key}\n${count.asked}`));
      if (count.inARow >= maxInARow || !random.chance(storm.rate)) {
        count.inARow = 0;
        return undefined;
      }
      const [first, ...others] = kinds;
      if (first === undefined) return undefined;
      const fault = toFault(random.pick([first, ...others]), random, storm.maxDelayMs ?? DEFAULT_MAX_DELAY_MS);
      // A slow answer is an answer: it does not make the caller ask again.
      count.inARow = fault.kind === 'slow' ? 0 : count.inARow + 1;
      return fault;
    },
  };
}

function toFault(kind: FaultKind, random: RandomSource, maxDelayMs: number): Fault {
  const when = random.chance(0.5) ? 'before' : 'after';
  switch (kind) {
    case 'slow':
      return { kind, ms: random.integer(1, maxDelayMs + 1) };
    case 'status':
      return random.chance(0.4) ? { kind, status: 500 } : { kind, status: random.pick([502, 503, 504]), when };
    case 'drop':
      return { kind, when };
    case 'rate-limit':
      return { kind, resetInMs: random.integer(1, 6) * 1000 };
    case 'huge':
      return { kind, bytes: HUGE_BYTES };
    default:
      return { kind };
  }
}
