import { readdirSync, readFileSync } from 'node:fs';
import type { RawParameters } from '../../src/config/settings.ts';

/**
 * What the original integration ("Okta v2" in Python) asked of Okta, what Okta answered, and the entries that came of
 * it; recorded once. `{{BASE}}` is the org's origin.
 */
export interface Vector {
  readonly name: string;
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly params?: RawParameters;
  readonly exchanges: readonly Exchange[];
  readonly expected: { readonly entries: readonly unknown[] };
}

export interface Exchange {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: string | null;
    readonly body: unknown;
  };
  readonly response: RecordedResponse;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body?: unknown;
  /** A body that is no JSON, or whose spelling matters. */
  readonly bodyText?: string;
}

const DIRECTORY = new URL('./vectors/', import.meta.url);

export function loadVectors(): Vector[] {
  const files = readdirSync(DIRECTORY).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => JSON.parse(readFileSync(new URL(name, DIRECTORY), 'utf8')) as Vector[]);
}

export function withOrigin<T>(value: T, origin: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll('{{BASE}}', origin)) as T;
}
