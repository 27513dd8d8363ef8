/** One step to the things that a change is about: those under the key, or of these the ones that match. */
interface Step {
  readonly key: string;
  /** Meant are things of which one of these fields has this value, whatever the case. */
  readonly match?: Readonly<Record<string, string>>;
}

/**
 * What a command has changed of things that earlier answers may have left in a context. A host that keeps a context itself
 * applies it, so that nothing there is out of date; Cortex keeps what it has.
 */
export interface ContextChange {
  readonly path: readonly [Step, ...Step[]];
  /** The fields as they are now; undefined for what is not known any more. `gone`: the thing no longer exists. */
  readonly becomes: Readonly<Record<string, unknown>> | 'gone';
  /** Whether the thing is new: it joins those that are there if none of them is meant. Where there are none, it stays away. */
  readonly isNew?: true;
}
