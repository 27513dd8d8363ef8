import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { explainFile } from '../../../core/file-fault.ts';
import { UsageError } from '../../../errors.ts';

/** A file of lines for its owner alone. A line is on the disk once `append` returns. */
export class JournalFile {
  readonly path: string;
  readonly #file: number;
  /** How large the file is, unless another process has written to it. */
  #sizeBytes: number;
  /** How much of it its whole lines took when it was opened. */
  readonly #wholeBytes: number;

  private constructor(path: string, file: number, bytes: Buffer) {
    this.path = path;
    this.#file = file;
    this.#sizeBytes = bytes.length;
    this.#wholeBytes = bytes.lastIndexOf('\n') + 1;
  }

  /** @throws {UsageError} where there is such a file already */
  static refuseExisting(path: string): void {
    if (existsSync(path)) throw existsAlready(path);
  }

  /** @throws {UsageError} where there is such a file already */
  static create(path: string): JournalFile {
    JournalFile.refuseExisting(path);
    const { O_RDWR, O_APPEND, O_CREAT, O_EXCL } = constants;
    return new JournalFile(path, open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL), Buffer.alloc(0));
  }

  /** Opens a file, which is not changed yet, and reads its whole lines. @throws {UsageError} where there is no such file */
  static reopen(path: string): { readonly file: JournalFile; readonly lines: readonly string[] } {
    if (!existsSync(path))
      throw new UsageError(`${path} does not exist. Leave out --resume to begin, or check the path.`);
    const { O_RDWR, O_APPEND, O_NONBLOCK } = constants;
    // Opening a FIFO would wait for somebody at its other end.
    const file = open(path, O_RDWR | O_APPEND | (O_NONBLOCK ?? 0));
    if (!fstatSync(file).isFile()) throw new UsageError(`${path} is not a regular file.`);
    const bytes = readFileSync(file);
    const lines = bytes.toString('utf8').split('\n').slice(0, -1);
    return { file: new JournalFile(path, file, bytes), lines };
  }

  /**
   * Makes the file ready to be gone on with. A last line without its end was being written when the run before ended: it
   * announces nothing that was sent, and is taken away.
   *
   * @throws {UsageError} where another process has written to the file since it was read
   */
  prepare(): void {
    this.#refuseOtherWriter();
    this.#sizeBytes = this.#wholeBytes;
    explainFile(this.path, 'written', () => {
      ftruncateSync(this.#file, this.#wholeBytes);
      // It may have been copied without its permissions.
      fchmodSync(this.#file, 0o600);
    });
  }

  /** @throws {UsageError} where another process writes to the file as well */
  append(line: string): void {
    this.#refuseOtherWriter();
    const bytes = Buffer.from(`${line}\n`);
    // A line that could only be written in part is taken away by the next run.
    explainFile(this.path, 'written', () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
      fsyncSync(this.#file);
    });
    this.#sizeBytes += bytes.length;
  }

  close(): void {
    closeSync(this.#file);
  }

  #refuseOtherWriter(): void {
    if (fstatSync(this.#file).size === this.#sizeBytes) return;
    throw new UsageError(`Another process writes to ${this.path}, so this run has ended.`);
  }
}

function open(path: string, flags: number): number {
  return explainFile(path, 'written', () => openSync(path, flags, 0o600));
}

const existsAlready = (path: string): UsageError =>
  new UsageError(`${path} exists already. Add --resume to go on with it, or name another journal.`);
