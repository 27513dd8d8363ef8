import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export interface HistoryOptions {
  /** The file; only its owner may read it. */
  readonly path: string;
  /** The line as it may be kept, without secrets; undefined for a line that may not be kept at all. */
  readonly redact: (line: string) => string | undefined;
  /** How many lines are kept. */
  readonly limit?: number;
}

/** The lines typed in earlier runs and in this one. Secrets never reach the file. */
export interface History {
  /** Oldest first. */
  readonly lines: readonly string[];
  /** Keeps a line, and gives back what of it was kept. */
  add(line: string): string | undefined;
}

const DEFAULT_LIMIT = 1000;

/** Where the history lives, as the XDG Base Directory Specification says for state. */
export function historyPath(environment: Readonly<Record<string, string | undefined>>): string {
  const state = environment.XDG_STATE_HOME || join(environment.HOME || homedir(), '.local', 'state');
  return join(state, 'okta-v2', 'history');
}

/** A history that cannot be read or written is no reason to stop working: it is empty then, or ends with the session. */
export function createHistory({ path, redact, limit = DEFAULT_LIMIT }: HistoryOptions): History {
  const stored = readLines(path);
  const lines = stored.slice(-limit);
  let linesInFile = stored.length;
  return {
    lines,
    add(line) {
      const kept = redact(line)?.trim();
      if (kept === undefined || kept === '' || kept === lines.at(-1)) return kept;
      lines.push(kept);
      tryTo(() => {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        linesInFile += 1;
        if (linesInFile > 2 * limit) {
          writeFileSync(path, toText(lines.slice(-limit)), { mode: 0o600 });
          linesInFile = Math.min(lines.length, limit);
        } else appendFileSync(path, toText([kept]), { mode: 0o600 });
        chmodSync(path, 0o600);
      });
      return kept;
    },
  };
}

/** One JSON text a line, since a line of a war room may have line breaks in it. */
function toText(lines: readonly string[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function readLines(path: string): string[] {
  const text = tryTo(() => (existsSync(path) ? readFileSync(path, 'utf8') : '')) ?? '';
  return text.split('\n').flatMap((line) => {
    const parsed: unknown = tryTo(() => JSON.parse(line));
    return typeof parsed === 'string' ? [parsed] : [];
  });
}

function tryTo<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
