import type { Fault } from './fault.ts';
import { createFaultStorm, type FaultStorm } from './fault-storm.ts';

/** Which requests fail, and how. A rule without method, path and nth meets every request. */
export interface FaultRule {
  method?: string;
  /** The path without query: a beginning, or a pattern. */
  path?: string | RegExp;
  /** Only these of the requests that the rule matches, counted from 1. */
  nth?: number | readonly number[];
  /** How many requests the rule may meet. */
  times?: number;
  fault: Fault;
}

export type FaultPlan = readonly FaultRule[] | FaultStorm;

export interface FaultControl {
  add(rule: FaultRule): void;
  /** Replaces all rules with another plan and starts its counts at zero. */
  use(plan: FaultPlan): void;
  clear(): void;
  /** The faults that a request meets, in the order in which they were planned. */
  take(method: string, path: string, query: string): Fault[];
  /** How many faults requests have met so far. */
  readonly dealt: number;
}

interface CountedRule {
  readonly rule: FaultRule;
  /** How many requests the method and path of the rule have matched. */
  matched: number;
  used: number;
}

/** Counts the request for the rule and decides whether the rule's fault meets it. */
function meets(entry: CountedRule, method: string, path: string): boolean {
  const { rule } = entry;
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  if (typeof rule.path === 'string' && !path.startsWith(rule.path)) return false;
  if (rule.path instanceof RegExp && !rule.path.test(path)) return false;
  entry.matched += 1;
  if (rule.nth !== undefined && ![rule.nth].flat().includes(entry.matched)) return false;
  if (rule.times !== undefined && entry.used >= rule.times) return false;
  entry.used += 1;
  return true;
}

function isStorm(plan: FaultPlan): plan is FaultStorm {
  return !Array.isArray(plan);
}

export function createFaults(plan: FaultPlan = []): FaultControl {
  let rules: CountedRule[] = [];
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
      const faults = rules.filter((entry) => meets(entry, method, path)).map(({ rule }) => rule.fault);
      const stormFault = storm?.take(method, path, query);
      if (stormFault !== undefined) faults.push(stormFault);
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
