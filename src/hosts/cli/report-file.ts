import { existsSync } from 'node:fs';
import type { Result } from '../../cortex-text/result.ts';
import { UsageError } from '../../errors.ts';
import { say } from '../terminal/write.ts';
import { writeNewPrivateFile, writePrivateFile } from '../war-room/private-file.ts';
import { chooseResults } from './choose-results.ts';
import { toConsent } from './confirm.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';
import type { PageFacts } from './page-facts.ts';

/** The file of `--html`. */
export interface ReportFile {
  /** Writes results as a page, for its owner alone, and says so on stderr. @throws {FileError} */
  save(results: readonly Result[], facts: PageFacts): Promise<void>;
}

/**
 * Agrees with a person on the file before anything is asked of Okta; a file that is there is replaced only if they say so,
 * or with `--yes`.
 *
 * @throws {UsageError} if they do not agree, or cannot be asked
 */
export async function openReportFile(path: string, flags: GlobalFlags, io: CliIo): Promise<ReportFile> {
  const isThere = existsSync(path);
  if (isThere) await agreeToReplace(path, flags, io);
  return {
    async save(results, facts) {
      const { toPage } = await import('./to-page.ts');
      const write = isThere ? writePrivateFile : writeNewPrivateFile;
      write(path, toPage(chooseResults(results, flags), facts, false));
      say(
        io.stderr,
        `The page was written to ${path}.
`,
      );
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
