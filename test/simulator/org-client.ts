import { afterEach, expect } from 'vitest';
import { createSimulator, type SimulatorCore } from '../../src/simulator/index.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator.ts';
import { createConformanceObserver } from '../support/openapi.ts';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.ts';

/** The time in these tests: the day of the example event in Okta's documentation. */
export const NOW = Date.parse('2024-08-13T15:58:20.000Z');
export const ORIGIN = 'https://acme.okta.example';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; undefined where it is empty. */
  body: unknown;
}

export interface OrgClient {
  readonly simulator: SimulatorCore;
  readonly clock: VirtualClock;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A GET that must give a list. */
  list(path: string): Promise<Record<string, unknown>[]>;
  /** All rows of a list, by its next links, and how many pages there were. */
  pages(path: string): Promise<{ rows: Record<string, unknown>[]; pages: number }>;
}

const observers: ReturnType<typeof createConformanceObserver>[] = [];
const simulators: SimulatorCore[] = [];

/** Every exchange of every simulator test is checked against Okta's OpenAPI, and none may meet a bug. */
afterEach(() => {
  const violations = observers.splice(0).flatMap((observer) => observer.violations);
  expect(violations).toEqual([]);
  expect(simulators.splice(0).flatMap((simulator) => simulator.bugs)).toEqual([]);
});

export function createOrgClient(options: SimulatorOptions & { clock?: VirtualClock } = {}): OrgClient {
  const clock = options.clock ?? createVirtualClock(NOW);
  const observer = createConformanceObserver();
  observers.push(observer);
  const simulator = createSimulator({ rateLimits: false, observe: observer.observe, ...options, clock });
  simulators.push(simulator);

  const client: OrgClient = {
    simulator,
    clock,
    async call(method, path, body, headers = {}) {
      const response = await simulator.fetch(
        new Request(path.startsWith('http') ? path : ORIGIN + path, {
          method,
          headers: {
            authorization: `SSWS ${simulator.token}`,
            'user-agent': 'test',
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: parse(text) };
    },
    async list(path) {
      const answer = await client.call('GET', path);
      expect(answer.status, answer.text).toBe(200);
      return answer.body as Record<string, unknown>[];
    },
    async pages(path) {
      const rows: Record<string, unknown>[] = [];
      let next: string | undefined = path;
      let count = 0;
      while (next !== undefined) {
        const answer: Answer = await client.call('GET', next);
        expect(answer.status, answer.text).toBe(200);
        rows.push(...(answer.body as Record<string, unknown>[]));
        count += 1;
        next = nextOf(answer);
      }
      return { rows, pages: count };
    },
  };
  return client;
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

export function nextOf(answer: Answer): string | undefined {
  return /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
}

/** What an error answer says: status, code and causes. */
export function failureOf(answer: Answer): { status: number; code: string; summary: string; causes: string[] } {
  const body = answer.body as {
    errorCode: string;
    errorSummary: string;
    errorCauses: { errorSummary: string }[];
  };
  return {
    status: answer.status,
    code: body.errorCode,
    summary: body.errorSummary,
    causes: body.errorCauses.map((cause) => cause.errorSummary),
  };
}

export function loginsOf(rows: readonly Record<string, unknown>[]): string[] {
  return rows.map((row) => String((row.profile as Record<string, unknown>).login));
}
