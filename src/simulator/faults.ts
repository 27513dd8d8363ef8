import { createFaultStorm, type FaultStorm } from './fault-storm.ts';

/**
 * What can go wrong with one answer. `before` and `after` say whether the request took effect: a client cannot see the
 * difference.
 */
export type Fault =
  | { kind: 'slow'; ms: number }
  | { kind: 'status'; status: number; when?: 'before' | 'after' }
  | { kind: 'drop'; when?: 'before' | 'after' }
  | { kind: 'truncate' }
  | { kind: 'rate-limit'; resetInMs?: number }
  | { kind: 'concurrency' }
  | { kind: 'content-type'; contentType?: string; body?: string }
  | { kind: 'huge'; bytes: number };

export type FaultKind = Fault['kind'];

/** Which requests fail, and how. A rule without method, path and nth meets every request. */
export interface FaultRule {
  method?: string;
  /** The path without query: a beginning, or a pattern. */
  path?: string | RegExp;
  /** Only these ones of the requests that the rule matches, counted from 1. */
  nth?: number | readonly number[];
  /** At most so often. */
  times?: number;
  fault: Fault;
}

export type FaultPlan = readonly FaultRule[] | FaultStorm;

export interface FaultControl {
  add(rule: FaultRule): void;
  /** Replaces all rules by another plan; nothing is left of the old one's counts. */
  use(plan: FaultPlan): void;
  clear(): void;
  /** The faults that a request meets, in the order in which they were planned. */
  take(method: string, path: string, query: string): Fault[];
  /** How many faults were dealt out so far. */
  readonly dealt: number;
}

function isStorm(plan: FaultPlan): plan is FaultStorm {
  return !Array.isArray(plan);
}

export function createFaults(plan: FaultPlan = []): FaultControl {
  let rules: { rule: FaultRule; matched: number; used: number }[] = [];
  let storm: ReturnType<typeof createFaultStorm> | undefined;
  let dealt = 0;

  const control: FaultControl = {
    add(rule) {
      rules.push({ rule, matched: 0, used: 0 });
    },
    use(next) {
      control.clear();
      if (isStorm(next)) storm = createFaultStorm(next);
      else for (const rule of next) control.add(rule);
    },
    clear() {
      rules = [];
      storm = undefined;
    },
    take(method, path, query) {
      const faults: Fault[] = [];
      for (const entry of rules) {
        const { rule } = entry;
        if (rule.method !== undefined && rule.method.toUpperCase() !== method) continue;
        if (typeof rule.path === 'string' && !path.startsWith(rule.path)) continue;
        if (rule.path instanceof RegExp && !rule.path.test(path)) continue;
        entry.matched += 1;
        const wanted = rule.nth === undefined ? undefined : [rule.nth].flat();
        if (wanted !== undefined && !wanted.includes(entry.matched)) continue;
        if (rule.times !== undefined && entry.used >= rule.times) continue;
        entry.used += 1;
        faults.push(rule.fault);
      }
      const blown = storm?.take(method, path, query);
      if (blown !== undefined) faults.push(blown);
      dealt += faults.length;
      return faults;
    },
    get dealt() {
      return dealt;
    },
  };
  control.use(plan);
  return control;
}
