import { arg } from '../../core/argument.ts';
import { type Block, column, type TableView, tableBlock, textBlock } from '../../core/block.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { DryRun, PlannedRequest } from '../../okta/pipeline/send.ts';

/** The argument that every command has which changes something. */
export const DRY_RUN_ARGUMENT = arg.boolean(
  'Whether to only show the requests that would change something, without sending them. Default is false.',
  { default: false },
);

/** The key replaces what the dry run before it left there. */
const DRY_RUN_KEY = 'Okta.DryRun(true)';

const REQUESTS: TableView<PlannedRequest> = {
  columns: [
    column('Method', 'text', ({ method }) => method, { isKept: true }),
    column('Path', 'text', ({ path }) => path, { isKept: true, wraps: true }),
    column('Body', 'object', ({ body }) => body, { hidesWhenEmpty: true, wraps: true }),
  ],
};

/** Collects what a command would send once it is switched on. */
export class RequestPlan implements DryRun {
  #isOn = false;
  readonly #requests: PlannedRequest[] = [];
  #explanation: readonly Block[] = [];

  get isOn(): boolean {
    return this.#isOn;
  }

  switchOn(): void {
    this.#isOn = true;
  }

  record(request: PlannedRequest): void {
    this.#requests.push(request);
  }

  /** What people see before the requests, such as what they mean for each of several users. */
  explain(blocks: readonly Block[]): void {
    this.#explanation = blocks;
  }

  /**
   * What is shown and kept in the place of the command's own answer.
   *
   * @param failures of several things, those that cannot be done
   */
  toOutcome(failures: Outcome['failures'] = []): Outcome {
    const rows = this.#requests.map(({ method, path, body }) => ({
      Method: method,
      Path: path,
      ...(body !== undefined && { Body: body }),
    }));
    const shown =
      rows.length === 0 ? textBlock('Nothing would be sent.') : tableBlock('Requests', REQUESTS, this.#requests);
    return {
      blocks: [textBlock('Dry run: nothing was changed.'), ...this.#explanation, shown],
      context: { [DRY_RUN_KEY]: rows },
      raw: rows,
      failures,
    };
  }
}
