import * as z from 'zod/mini';
import { parseTruth } from '../json-values.ts';

/** An argument as help, `integration.yml`, the documents and completion read it; plain data. */
export interface ArgSpec {
  readonly kind: 'string' | 'integer' | 'boolean' | 'choice' | 'list';
  readonly description: string;
  readonly required: boolean;
  /** The default, as the documentation writes it. */
  readonly default?: string;
  /** The values of a predefined list, in their documented order. */
  readonly predefined?: readonly string[];
  /** At most one argument of a command may be given without its name. */
  readonly unnamed: boolean;
  /** True: a list from context arrives whole; false: the host runs the command once per element. */
  readonly isArray: boolean;
  /** The value is never shown: not in errors, logs, history or completion. */
  readonly secret: boolean;
}

/** An argument: what its value may be, and what it tells people. Arguments of one kind share their schema. */
export interface Arg<Schema extends z.ZodMiniType = z.ZodMiniType> {
  readonly schema: Schema;
  readonly spec: ArgSpec;
}

interface Options {
  readonly unnamed?: boolean;
  readonly secret?: boolean;
  /** False where the original takes a list as text only: Cortex runs the command once per element of a real list. */
  readonly isArray?: false;
}

type Required = Options & { readonly required: true };
type Default<Schema extends z.ZodMiniType> = z.core.util.NoUndefined<z.output<Schema>>;
type WithDefault<Schema extends z.ZodMiniType> = Options & { readonly default: Default<Schema> };

/** An argument that must be given, that has a default, or that may be absent. */
interface Builder<Schema extends z.ZodMiniType> {
  (description: string, options: Required): Arg<Schema>;
  (description: string, options: WithDefault<Schema>): Arg<z.ZodMiniDefault<Schema>>;
  (description: string, options?: Options): Arg<z.ZodMiniOptional<Schema>>;
}

function builderOf<Schema extends z.ZodMiniType>(
  kind: ArgSpec['kind'],
  schema: Schema,
  predefined?: readonly string[],
): Builder<Schema> {
  const optional = z.optional(schema);
  function build(description: string, options: Required): Arg<Schema>;
  function build(description: string, options: WithDefault<Schema>): Arg<z.ZodMiniDefault<Schema>>;
  function build(description: string, options?: Options): Arg<z.ZodMiniOptional<Schema>>;
  function build(
    description: string,
    options: Options & { readonly required?: boolean; readonly default?: Default<Schema> } = {},
  ) {
    const { required = false, unnamed = false, secret = false, isArray = kind === 'list' } = options;
    const spec: ArgSpec = {
      kind,
      description,
      required,
      ...(options.default === undefined ? {} : { default: String(options.default) }),
      ...(predefined === undefined ? {} : { predefined }),
      unnamed,
      isArray,
      secret,
    };
    if (required) return { schema, spec };
    return { schema: options.default === undefined ? optional : z._default(schema, options.default), spec };
  }
  return build;
}

/** What a playbook hands over for one value: usually a text, but numbers and booleans come too. */
const SCALAR = z.union([z.string(), z.number(), z.boolean()], { error: 'must be a single value' });
const TEXT = z.pipe(SCALAR, z.transform(String));
const TRIMMED = z.pipe(
  SCALAR,
  z.transform((value) => String(value).trim()),
);

/** An id becomes a segment of a path, or a value in a filter; nothing may make it lead elsewhere. */
function isSegment(text: string): boolean {
  return !/[/\\\p{Cc}]/u.test(text) && !/^(?:\.{1,2}|me)$/i.test(text.trim()) && text.isWellFormed();
}

const ID = z.pipe(TEXT, z.string().check(z.refine(isSegment, { error: 'cannot be an id' })));
const LOGIN = z.pipe(TEXT, z.string().check(z.refine(isSegment, { error: 'cannot be a login' })));

const JSON_OBJECT = z.pipe(
  z.pipe(z.unknown(), z.transform(parseObject)),
  z.record(z.string(), z.unknown(), { error: 'must be a JSON object' }),
);

const NO_WHOLE_NUMBER = 'must be a whole number, 0 or more';
const WHOLE_NUMBER = z.pipe(
  z.pipe(TRIMMED, z.string().check(z.regex(/^\+?\d+$/, { error: NO_WHOLE_NUMBER }))),
  z.pipe(z.transform(Number), z.int({ error: NO_WHOLE_NUMBER })),
);

const TRUTH = z.pipe(
  z.pipe(
    SCALAR,
    z.transform((value) => parseTruth(value)),
  ),
  z.boolean({ error: 'must be true or false' }),
);

const TEXTS = z.pipe(
  z.union([SCALAR, z.array(SCALAR)], { error: 'must be a list of texts' }),
  z.transform((value): readonly string[] => parseTexts(value)),
);

/** An element that is given twice counts once. @param what each has to be */
function toSegments(what: string) {
  const complain = (names: unknown): string => {
    const wrong = Array.isArray(names) ? names.find((name) => !isSegment(String(name))) : undefined;
    return wrong === undefined
      ? `holds no ${what}`
      : `holds '${wrong}', which cannot be ${what === 'id' ? 'an' : 'a'} ${what}`;
  };
  return z.pipe(
    z.pipe(
      TEXTS,
      z.transform((names): readonly string[] => [...new Set(names)]),
    ),
    z
      .readonly(z.array(z.string()))
      .check(
        z.refine((names) => names.length > 0 && names.every(isSegment), { error: ({ input }) => complain(input) }),
      ),
  );
}

const IDS = toSegments('id');
const LOGINS = toSegments('login');

/** A whole number within bounds, both included. */
function toBounded(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.pipe(WHOLE_NUMBER, z.number().check(z.gte(least, { error }), z.lte(most, { error })));
}

function toChoices<const Value extends string>(values: readonly Value[]) {
  const error = `contains a value other than ${values.join(', ')}`;
  return z.pipe(
    z.pipe(
      TEXTS,
      z.transform((texts) => texts.map((text) => spellingOf(text, values))),
    ),
    z.array(z.enum(values, { error })),
  );
}

/** As the list spells it, or as it was given if it is not in the list. */
function spellingOf(text: string, values: readonly string[]): string {
  return values.find((value) => value.toLowerCase() === text.toLowerCase()) ?? text;
}

function toChoice<const Value extends string>(values: readonly Value[]) {
  return z.pipe(
    z.pipe(
      TRIMMED,
      z.transform((text) => spellingOf(text, values)),
    ),
    z.enum(values, { error: `must be one of ${values.join(', ')}` }),
  );
}

type Choice<Value extends string> = ReturnType<typeof toChoice<Value>>;

function choice<const Value extends string>(
  description: string,
  values: readonly Value[],
  options: Required,
): Arg<Choice<Value>>;
function choice<const Value extends string>(
  description: string,
  values: readonly Value[],
  options: Options & { readonly default: NoInfer<Value> },
): Arg<z.ZodMiniDefault<Choice<Value>>>;
function choice<const Value extends string>(
  description: string,
  values: readonly Value[],
  options?: Options,
): Arg<z.ZodMiniOptional<Choice<Value>>>;
function choice<const Value extends string>(description: string, values: readonly Value[], options: Options = {}): Arg {
  return builderOf('choice', toChoice(values), values)(description, options);
}

/** Undefined where it is neither an object nor the text of one. */
function parseObject(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** The elements of a list argument, which may come as a list or as text. Empty ones are dropped. */
export function parseTexts(value: unknown): readonly string[] {
  const parts = Array.isArray(value) ? value.map(String) : parseList(String(value));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** A JSON list as people paste it into a list argument, or the texts between commas. */
function parseList(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed.startsWith('[') && trimmed.endsWith(']')) {
    try {
      const parsed: unknown = JSON.parse(trimmed);
      if (Array.isArray(parsed)) return parsed.map(String);
    } catch {
      // Not JSON: `[a` is a value like any other.
    }
  }
  return trimmed.split(',');
}

/**
 * Builders of arguments. Values arrive as a war room gives them: `"true"`, `"200"`, `"a,b"`, or as booleans, numbers and
 * lists from context. A blank value counts as absent before any of these schemas sees it.
 */
export const arg = {
  /** Any text, kept as it is. */
  string: builderOf('string', TEXT),
  /** An id of Okta's, kept as it is; neither `me` nor anything that could change a path. */
  id: builderOf('string', ID),
  /** A login of a user, kept as it is; what is refused as an id is refused here too. */
  login: builderOf('string', LOGIN),
  /** Several ids, each once. */
  ids: builderOf('list', IDS),
  /** Several logins, each once. */
  logins: builderOf('list', LOGINS),
  /** A JSON object, or the text of one. */
  object: builderOf('string', JSON_OBJECT),
  /** A whole number, 0 or more. */
  integer: builderOf('integer', WHOLE_NUMBER),
  /** A whole number within bounds, both included. */
  integerFrom: (least: number, most: number) => builderOf('integer', toBounded(least, most)),
  /** true, false, yes or no, in any case. */
  boolean: builderOf('boolean', TRUTH, ['true', 'false']),
  /** One of the given values, in any case; the handler gets it in the spelling of the list. */
  choice,
  /** Several of the given values, in any case. */
  choices: <const Value extends string>(values: readonly Value[]) => builderOf('list', toChoices(values), values),
  /** Several texts: a list, a JSON list, or texts with commas between them. Empty ones are dropped. */
  list: builderOf('list', TEXTS),
};
