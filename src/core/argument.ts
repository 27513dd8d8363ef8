import * as z from 'zod/mini';

/** An argument as help, `integration.yml` and completion read it; plain data. */
export interface ArgSpec {
  readonly kind: 'string' | 'integer' | 'boolean' | 'choice' | 'list';
  readonly description: string;
  readonly required: boolean;
  /** The default as it is documented; the dispatcher applies it. */
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

/** The plain spec and the validation of one argument, in one value. The schema is built when it is first needed. */
export interface Arg<Value> {
  readonly spec: ArgSpec;
  readonly schema: () => z.ZodMiniType<Value>;
}

interface Options {
  readonly required?: boolean;
  readonly default?: string | number | boolean;
  readonly unnamed?: boolean;
  readonly secret?: boolean;
}

interface ListOptions extends Options {
  /** False where the reference takes a list as text only: its host runs the command once per element of a real list. */
  readonly isArray?: false;
}

/** Present for certain where the argument is required or has a default. */
type Given<O, Value> = O extends { readonly required: true } | { readonly default: string | number | boolean }
  ? Value
  : Value | undefined;

function create<Value>(
  kind: ArgSpec['kind'],
  description: string,
  options: ListOptions & { readonly predefined?: readonly string[] },
  build: () => z.ZodMiniType<unknown>,
): Arg<Value> {
  let schema: z.ZodMiniType<Value> | undefined;
  return {
    spec: {
      kind,
      description,
      required: options.required ?? false,
      ...(options.default === undefined ? {} : { default: String(options.default) }),
      ...(options.predefined === undefined ? {} : { predefined: options.predefined }),
      unnamed: options.unnamed ?? false,
      isArray: options.isArray ?? kind === 'list',
      secret: options.secret ?? false,
    },
    schema: () => {
      schema ??= build() as z.ZodMiniType<Value>;
      return schema;
    },
  };
}

/** What a playbook hands over for one value: usually a text, but numbers and booleans come too. */
const scalar = () => z.union([z.string(), z.number(), z.boolean()]);
const refuse = (ctx: { issues: unknown[]; value: unknown }, message: string): never => {
  ctx.issues.push({ code: 'custom', input: ctx.value, message });
  return z.NEVER;
};

const TRUE = new Set(['true', 'yes']);
const FALSE = new Set(['false', 'no']);

/** A JSON list as people paste it into a list argument, or the texts between commas; blanks around them are dropped. */
function parseList(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed.startsWith('[') && trimmed.endsWith(']')) {
    try {
      const parsed: unknown = JSON.parse(trimmed);
      if (Array.isArray(parsed)) return parsed.map(String);
    } catch {
      // Not JSON after all: `[a` is a value like any other.
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
  string<const O extends Options>(description: string, options?: O): Arg<Given<O, string>> {
    return create('string', description, options ?? {}, () =>
      z.pipe(
        scalar(),
        z.transform((value) => String(value)),
      ),
    );
  },

  /** A whole number, 0 or more. */
  integer<const O extends Options>(description: string, options?: O): Arg<Given<O, number>> {
    return create('integer', description, options ?? {}, () =>
      z.pipe(
        scalar(),
        z.transform((value, ctx) => {
          const text = String(value).trim();
          const number = Number(text);
          if (!/^\+?\d+$/.test(text) || !Number.isSafeInteger(number)) {
            return refuse(ctx, 'must be a whole number, 0 or more');
          }
          return number;
        }),
      ),
    );
  },

  /** true, false, yes or no, in any case. */
  boolean<const O extends Options>(description: string, options?: O): Arg<Given<O, boolean>> {
    return create('boolean', description, { ...options, predefined: ['true', 'false'] }, () =>
      z.pipe(
        scalar(),
        z.transform((value, ctx) => {
          const text = String(value).trim().toLowerCase();
          if (TRUE.has(text)) return true;
          if (FALSE.has(text)) return false;
          return refuse(ctx, 'must be true or false');
        }),
      ),
    );
  },

  /** One of the given values, in any case; what the handler gets is spelled as the list spells it. */
  choice<const V extends string, const O extends Options>(
    description: string,
    values: readonly V[],
    options?: O,
  ): Arg<Given<O, V>> {
    return create('choice', description, { ...options, predefined: values }, () =>
      z.pipe(
        scalar(),
        z.transform((value, ctx) => {
          const wanted = String(value).trim().toLowerCase();
          const found = values.find((candidate) => candidate.toLowerCase() === wanted);
          return found ?? refuse(ctx, `must be one of ${values.join(', ')}`);
        }),
      ),
    );
  },

  /** Several texts: a list, a JSON list, or texts with commas between them. Empty ones are dropped. */
  list<const O extends ListOptions>(description: string, options?: O): Arg<Given<O, readonly string[]>> {
    return create('list', description, options ?? {}, () =>
      z.pipe(
        z.union([scalar(), z.array(scalar())]),
        z.transform((value) => {
          const parts = Array.isArray(value) ? value.map(String) : parseList(String(value));
          return parts.map((part) => part.trim()).filter((part) => part !== '');
        }),
      ),
    );
  },
};
