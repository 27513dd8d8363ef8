import { lstatSync } from 'node:fs';
import { explainFile } from '../../core/file-fault.ts';
import type { Result } from '../../cortex-text/result.ts';
import { FileError, OutputError, UsageError } from '../../errors.ts';
import { say } from '../terminal/write.ts';
import { refuseUnwritable, writeNewPrivateFile, writePrivateFile } from '../war-room/private-file.ts';
import { chooseResults } from './choose-results.ts';
import { toConsent } from './confirm.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';
import type { PageFacts } from './page-facts.ts';

/** The file of `--html`. */
export interface ReportFile {
  /**
   * Writes results as a page, for its owner alone, and says so on stderr.
   *
   * @throws {OutputError} where that fails: the command itself has succeeded by then
   */
  save(results: readonly Result[], facts: PageFacts): Promise<void>;
}

/**
 * Agrees with a person on the file before anything is asked of Okta; a file that is there is replaced only if they say so,
 * or with `--yes`.
 *
 * @throws {UsageError} if they do not agree, or cannot be asked
 * @throws {FileError} for a place where no file can be
 */
export async function openReportFile(path: string, flags: GlobalFlags, io: CliIo): Promise<ReportFile> {
  if (path === '' || path === '-') {
    throw new UsageError('--html takes the name of a file. To print the page, use --format html.');
  }
  refuseUnwritable(path);
  // A link that leads nowhere is there, too.
  const isThere = explainFile(path, 'written', () => lstatSync(path, { throwIfNoEntry: false })) !== undefined;
  if (isThere) await agreeToReplace(path, flags, io);
  return {
    async save(results, facts) {
      const { toPage } = await import('./to-page.ts');
      const page = toPage(chooseResults(results, flags), facts, false);
      try {
        if (isThere) writePrivateFile(path, page);
        else writeNewPrivateFile(path, page);
      } catch (error) {
        throw error instanceof FileError ? new OutputError(error.message, { cause: error }) : error;
      }
      say(io.stderr, `The page was written to ${path}${flags.localTime ? '; its times are in UTC' : ''}.\n`);
    },
  };
}

async function agreeToReplace(path: string, flags: GlobalFlags, io: CliIo): Promise<void> {
  const consent = toConsent(flags, io);
  if (consent === 'given') return;
  if (!io.stdin.isTTY || !io.stderr.isTTY) {
    throw new UsageError(`${path} already exists. Choose another name, or add --yes to replace it.`);
  }
  const isAgreed = await consent({ facts: [], statement: `${path} already exists and would be replaced.` });
  if (!isAgreed) throw new UsageError('Nothing was done.');
}
