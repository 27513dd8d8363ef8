import { join } from 'node:path';
import { ownFolder } from './own-folder.ts';
import { appendPrivateFile, readPlainFile, writePrivateFile } from './private-file.ts';

export interface HistoryOptions {
  /** The file, which only its owner may read; undefined where there is no place for one. */
  readonly path: string | undefined;
  /** The line as it may be kept, without secrets; undefined for a line that may not be kept at all. */
  readonly redact: (line: string) => string | undefined;
  /** How many lines are kept. */
  readonly limit?: number;
  /** Called once, if lines cannot be kept beyond this session. */
  readonly onFault?: (error: unknown) => void;
}

/** The lines typed in earlier runs and in this one. Secrets never reach the file. */
export interface History {
  /** Oldest first. */
  readonly lines: readonly string[];
  /** Keeps a line, and gives back what of it was kept. */
  add(line: string): string | undefined;
}

const DEFAULT_LIMIT = 1000;

/** Where the history lives; undefined without a home folder. */
export function historyPath(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const folder = ownFolder('state', environment);
  return folder && join(folder, 'history');
}

/** A history that cannot be read or written is no reason to stop working: it is empty then, or ends with the session. */
export function createHistory(options: HistoryOptions): History {
  return new FileHistory(options);
}

class FileHistory implements History {
  readonly #options: HistoryOptions;
  readonly #limit: number;
  readonly #lines: string[];
  #linesInFile: number;
  #hasFailed = false;

  constructor(options: HistoryOptions) {
    const stored = options.path === undefined ? [] : readLines(options.path);
    this.#options = options;
    this.#limit = options.limit ?? DEFAULT_LIMIT;
    this.#lines = stored.slice(-this.#limit);
    this.#linesInFile = stored.length;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  add(line: string): string | undefined {
    const { path, redact } = this.#options;
    const kept = redact(line)?.trim();
    if (kept === undefined || kept === '' || kept === this.#lines.at(-1)) return kept;
    this.#lines.push(kept);
    if (path !== undefined && !this.#hasFailed) this.#tryToStore(path, kept);
    return kept;
  }

  #tryToStore(path: string, line: string): void {
    try {
      this.#store(path, line);
    } catch (error) {
      this.#hasFailed = true;
      this.#options.onFault?.(error);
    }
  }

  #store(path: string, line: string): void {
    this.#linesInFile += 1;
    if (this.#linesInFile <= 2 * this.#limit) {
      appendPrivateFile(path, toText([line]));
      return;
    }
    writePrivateFile(path, toText(this.#lines.slice(-this.#limit)));
    this.#linesInFile = Math.min(this.#lines.length, this.#limit);
  }
}

/** One JSON text a line, since a line of a war room may have line breaks in it. */
function toText(lines: readonly string[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function readLines(path: string): string[] {
  const text = tryTo(() => readPlainFile(path)) ?? '';
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
