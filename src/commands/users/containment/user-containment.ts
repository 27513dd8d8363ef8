import { OktaApiError, TransportError } from '../../../errors.ts';
import type { OktaUser } from '../../../okta/types.ts';
import type { Containment, ContainmentStep, PlannedContainment, StepName } from '../../../views/containment.ts';
import type { CommandContext } from '../../define.ts';
import { toReason } from '../../shared/each.ts';
import { isReplyLost } from '../../shared/lost-reply.ts';
import { readById, toLogin } from '../../shared/user-target.ts';
import { type LastLook, toConfirmedSuspension } from './confirm-suspension.ts';
import type { Step, StepOptions } from './steps.ts';
import type { PastContainment, StepEnd } from './watch.ts';

/** What is to be done to each user: the chosen steps, in their order. */
export interface ContainmentPlan {
  readonly steps: readonly Step[];
  readonly options: StepOptions;
}

/** A user whose containment has come to its end, and the first error on the way there. */
export interface ContainedUser {
  readonly row: Containment;
  readonly cause?: unknown;
}

/** Such a user cannot sign in any more, and Okta finds them for hardly any request. */
const GONE = 'DEPROVISIONED';

/** Contains one user, who has been read: step by step, whatever becomes of the one before, and then looks at the result. */
export class UserContainment {
  readonly #context: CommandContext;
  readonly #plan: ContainmentPlan;
  readonly #user: OktaUser;
  readonly #past: PastContainment | undefined;
  readonly #statusBefore: string | undefined;
  readonly #ends = new Map<StepName, StepEnd>();
  /** A step could not be taken, and may be later. */
  #isPutOff = false;

  constructor(context: CommandContext, plan: ContainmentPlan, user: OktaUser) {
    this.#context = context;
    this.#plan = plan;
    this.#user = user;
    this.#past = context.watch?.pastOf(user.id);
    this.#statusBefore = this.#past?.statusBefore ?? user.status ?? undefined;
  }

  /** @param name how the user was named */
  async run(name: string): Promise<ContainedUser> {
    const { watch } = this.#context;
    if (this.#user.status === GONE) return { row: this.#end(name, this.#toSkipped()) };
    if (this.#past === undefined) watch?.onUser(name, this.#user);
    for (const step of this.#plan.steps) {
      if (this.#whyLeft !== undefined) break;
      this.#ends.set(step.name, await this.#take(step));
    }
    const look = await this.#look();
    const row = this.#toRow(look);
    const { error } = [...this.#ends.values(), look].find((end) => end.error !== undefined) ?? {};
    // What could not be looked at is left to a later run.
    return { row: look.user === undefined ? row : this.#end(name, row), cause: error };
  }

  /** For a dry run: hands the requests over without their being sent. */
  async plan(): Promise<PlannedContainment> {
    const steps: { -readonly [Name in keyof PlannedContainment['steps']]: PlannedContainment['steps'][Name] } = {};
    for (const step of this.#plan.steps) {
      if (this.#user.status === GONE) steps[step.name] = 'skipped';
      else if (step.isNeedless?.(this.#statusBefore)) steps[step.name] = 'already';
      else {
        await step.send(this.#context.okta, this.#user.id, this.#plan.options);
        steps[step.name] = 'planned';
      }
    }
    const status = this.#statusBefore;
    return { user: toLogin(this.#user) || this.#user.id, ...(status !== undefined && { status }), steps };
  }

  /** Why the rest is left to a later run; undefined where it is not. */
  get #whyLeft(): string | undefined {
    const { watch, signal } = this.#context;
    if (this.#isPutOff) return 'Not all steps could be taken.';
    const isEnded = watch?.isStopping === true || signal?.aborted === true;
    return isEnded ? 'The command was ended before all was done.' : undefined;
  }

  async #take(step: Step): Promise<StepEnd> {
    const known = this.#past?.ends[step.name];
    if (known !== undefined) return known;
    if (step.isNeedless?.(this.#statusBefore)) return { result: 'already' };
    const found = await this.#findEnd(step);
    if (found === undefined) this.#context.watch?.onStep(this.#user.id, step.name);
    const end = found ?? (await this.#send(step));
    this.#tell(step.name, end);
    return end;
  }

  #tell(step: StepName, end: StepEnd): void {
    const { watch, signal } = this.#context;
    if (watch === undefined) return;
    const { error } = end;
    const isCancelled = error instanceof TransportError && error.isCancelled;
    if (isCancelled || isNotTaken(error)) {
      // A later run takes the step, and those behind it, in their order.
      this.#isPutOff = !isCancelled;
      // Without a reply nobody knows how far a request got: the step stays open.
      if (!end.isReplyLost) watch.onStepWithdrawn(this.#user.id, step);
    } else if (end.result !== 'failed' || signal?.aborted !== true) {
      watch.onStepEnd(this.#user.id, step, end);
    }
  }

  /** What became of the step that an earlier run had begun and not ended; undefined: it is to be sent. */
  async #findEnd(step: Step): Promise<StepEnd | undefined> {
    const { watch, okta } = this.#context;
    if (this.#past?.openStep !== step.name) return undefined;
    const result = await step.findEnd?.(okta, this.#user, this.#past);
    watch?.onOpenStep(this.#user.id, step.name, result === undefined ? 'sent again' : 'was done');
    return result && { result };
  }

  async #send(step: Step): Promise<StepEnd> {
    try {
      return { result: await step.send(this.#context.okta, this.#user.id, this.#plan.options) };
    } catch (error) {
      return { result: 'failed', reason: toReason(error), error, ...(isReplyLost(error) && { isReplyLost: true }) };
    }
  }

  async #look(): Promise<LastLook> {
    const whyLeft = this.#whyLeft;
    if (whyLeft !== undefined) return { reason: whyLeft };
    try {
      return { user: await readById(this.#context.okta, this.#user.id) };
    } catch (error) {
      return { reason: `The user could not be read again: ${toReason(error)}`, error };
    }
  }

  #end(name: string, row: Containment): Containment {
    this.#context.watch?.onUserEnd(name, row);
    return row;
  }

  #toSkipped(): Containment {
    const Steps = this.#plan.steps.map(({ name }): ContainmentStep => {
      const past = this.#past?.ends[name];
      return past === undefined || past.result === 'accepted' ? { Name: name, Result: 'skipped' } : toStep(name, past);
    });
    return { ...this.#facts, StatusAfter: GONE, Success: Steps.every(isGood), Steps };
  }

  #toRow(look: LastLook): Containment {
    const Steps = [...this.#ends].map(([name, end]) =>
      name === 'suspend' ? toConfirmedSuspension(end, look) : toStep(name, end),
    );
    const status = look.user?.status ?? undefined;
    return {
      ...this.#facts,
      ...(status !== undefined && { StatusAfter: status }),
      Success: look.user !== undefined && Steps.every(isGood),
      ...(look.reason !== undefined && { Error: look.reason }),
      Steps,
    };
  }

  get #facts(): Pick<Containment, 'UserID' | 'Login' | 'StatusBefore'> {
    const status = this.#statusBefore;
    const login = toLogin(this.#user);
    return {
      UserID: this.#user.id,
      ...(login !== '' && { Login: login }),
      ...(status !== undefined && { StatusBefore: status }),
    };
  }
}

/** The request did not get to Okta, or was refused for the rate limit alone. */
const isNotTaken = (error: unknown): boolean =>
  error instanceof TransportError ? !error.sent : error instanceof OktaApiError && error.status === 429;

const isGood = ({ Result }: ContainmentStep): boolean => Result !== 'failed';

function toStep(name: StepName, { result, reason }: StepEnd): ContainmentStep {
  const isGoodEnd = result === 'done' || result === 'already';
  return { Name: name, Result: isGoodEnd ? result : 'failed', ...(reason !== undefined && { Error: reason }) };
}
