import { createRandomSource, hashText, type RandomSource } from '../random.ts';
import type { Fault, FaultKind } from './fault.ts';

/** Random faults that are the same for the same seed, in whatever order parallel requests arrive. */
export interface FaultStorm {
  seed: number;
  /** How likely each request is to fail, 0 to 1. */
  rate: number;
  /** The kinds to choose from; by default all that a client can survive. */
  kinds?: readonly FaultKind[];
}

const DEFAULT_KINDS: readonly FaultKind[] = ['slow', 'status', 'drop', 'truncate', 'rate-limit', 'concurrency'];
/** How often the same request (method, path, query) may fail in a row, so that a client that retries gets through. */
const MAX_IN_A_ROW = 2;
const MAX_DELAY_MS = 2000;
const HUGE_BYTES = 64 * 1024 * 1024;

export function createFaultStorm(storm: FaultStorm): {
  take(method: string, path: string, query: string): Fault | undefined;
} {
  const kinds = storm.kinds ?? DEFAULT_KINDS;
  const counts = new Map<string, { asked: number; inARow: number }>();

  return {
    take(method, path, query) {
      const key = `${method} ${path}?${query}`;
      const count = counts.get(key) ?? { asked: 0, inARow: 0 };
      counts.set(key, count);
      count.asked += 1;
      // Each decision depends on the request and its count alone, not on other requests that arrive meanwhile.
      const random = createRandomSource(hashText(`${storm.seed}\n${key}\n${count.asked}`));
      if (count.inARow >= MAX_IN_A_ROW || !random.chance(storm.rate)) {
        count.inARow = 0;
        return undefined;
      }
      const [first, ...others] = kinds;
      if (first === undefined) return undefined;
      const fault = toFault(random.pick([first, ...others]), random);
      // A slow answer still arrives, so the caller does not ask again.
      count.inARow = fault.kind === 'slow' ? 0 : count.inARow + 1;
      return fault;
    },
  };
}

function toFault(kind: FaultKind, random: RandomSource): Fault {
  const when = random.chance(0.5) ? 'before' : 'after';
  switch (kind) {
    case 'slow':
      return { kind, ms: random.integer(1, MAX_DELAY_MS + 1) };
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
