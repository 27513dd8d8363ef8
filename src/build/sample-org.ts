type OrgSeed = import('../simulator/index.ts').OrgSeed;

/** An org on which example lines of the documentation run. */
export interface SampleOrg {
  /** The time there, ISO 8601. */
  readonly at: string;
  readonly seed: 'company' | OrgSeed;
  /** Parameters of the instance beside its URL and token. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Lines that are run first. */
  readonly before?: readonly string[];
  /** A text in the example that is replaced by what these lines left in the context, under this key. */
  readonly fill?: { readonly text: string; readonly from: string };
}
