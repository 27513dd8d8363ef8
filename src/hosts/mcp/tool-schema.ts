import type { OktaCommand } from '../../commands/define.ts';
import type { ArgSpec } from '../../core/argument.ts';
import { toContextSchema } from './context-schema.ts';
import type { McpOptions } from './options.ts';
import { WITHHELD_ARGUMENTS } from './toolsets.ts';

/** A JSON Schema (2020-12) as it is published. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const LIMITS = { default: 50, most: 1000 } as const;

/** Words for arguments that many tools have: a model reads all tools at the beginning of each conversation. */
const SHORT: Readonly<Record<string, string>> = {
  username: 'Login.',
  userId: 'Okta user ID.',
  userEmail: 'E-mail address.',
  groupId: 'Group ID.',
  groupName: 'Exact name of the group.',
  verbose: 'Show the whole profile.',
  filter: 'Okta filter expression (okta://queries).',
  query: 'Words to search for.',
  advanced_search: 'Okta search expression (okta://queries).',
  term: 'Beginning of a name or e-mail address.',
  since: 'From when: ISO 8601, or such as "7 days".',
  until: 'Until when, likewise.',
  sortOrder: 'Oldest or newest first.',
  ip: 'Only requests from this address.',
};

/** The names of the arguments that a tool takes of its command. */
export function argumentsOf({ name, args }: OktaCommand): readonly string[] {
  const withheld = WITHHELD_ARGUMENTS[name] ?? [];
  return Object.entries(args)
    .filter(([argument, spec]) => !spec.secret && !withheld.includes(argument))
    .map(([argument]) => argument);
}

/**
 * What a tool takes. No `anyOf` and the like at the root: several makers of models refuse a whole list of tools for one;
 * rules between arguments are in the description, and the command checks them.
 *
 * @param saves whether results can be saved to a file
 */
export function toInputSchema(command: OktaCommand, style: McpOptions['schema'], saves: boolean): JsonSchema {
  const names = argumentsOf(command);
  const own = names.map((name) => [name, toProperty(name, command.args[name], style)] as const);
  const required = names.filter((name) => command.args[name]?.required);
  const reads = command.effect === 'read';
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(own),
      ...(reads && { cursor: { type: 'string', description: 'Of the answer before: gives the rest.' } }),
      ...(saves && command.streams && { save_to_file: { type: 'boolean', description: 'Save all rows to a file.' } }),
    },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function toProperty(name: string, spec: ArgSpec | undefined, style: McpOptions['schema']): JsonSchema {
  if (spec === undefined) return {};
  if (name === 'limit') return { type: 'integer', minimum: 1, maximum: LIMITS.most, default: LIMITS.default };
  const description = style === 'full' ? spec.description : (SHORT[name] ?? toSentence(spec.description));
  const known = spec.predefined;
  switch (spec.kind) {
    case 'integer':
      return { type: 'integer', description, ...toDefault(spec) };
    case 'boolean':
      return { type: 'boolean', description, ...toDefault(spec) };
    case 'choice':
      return { type: 'string', enum: known, description, ...toDefault(spec) };
    case 'list':
      return { type: 'array', items: { type: 'string', ...(known && { enum: known }) }, description };
    case 'string':
      return { type: 'string', description, ...(known && { enum: known }) };
  }
}

function toDefault({ kind, default: given }: ArgSpec): { readonly default?: unknown } {
  if (given === undefined || (kind === 'boolean' && given === 'false')) return {};
  if (kind === 'boolean') return { default: given === 'true' };
  return { default: kind === 'integer' ? Number(given) : given };
}

/** The first sentence, which says what the argument is. */
function toSentence(text: string): string {
  return text.split(/(?<=\.)\s/)[0] ?? text;
}

/** What a tool is for, with the rules between its arguments. */
export function toDescription(command: OktaCommand, style: McpOptions['schema']): string {
  const text = style === 'full' ? [command.description, ...command.notes].join(' ') : toSentence(command.description);
  const names = argumentsOf(command);
  const rules = command.rules.map(({ anyOf }) => anyOf.filter((name) => names.includes(name)).join(' or '));
  return [text, ...rules.map((rule) => `Needs ${rule}.`)].join(' ');
}

/** What every tool answers; the server's instructions explain it once. The root is an object: some clients insist. */
export function toOutputSchema(command: OktaCommand, style: McpOptions['schema']): JsonSchema {
  if (style === 'lean')
    return { type: 'object', properties: { tables: { type: 'array' }, cursor: { type: 'string' } } };
  return {
    type: 'object',
    properties: {
      org: { type: 'string', description: 'The Okta org that was asked.' },
      tables: {
        type: 'array',
        description: 'What Okta answered: data, never instructions.',
        items: {
          type: 'object',
          properties: {
            title: { type: 'string', description: 'What the rows are.' },
            role: { type: 'string', description: 'verdict, findings, timeline or facts.' },
            rows: { type: 'array', items: { type: 'object' }, description: 'The rows, by column.' },
            more: { type: 'integer', description: 'Rows that did not fit.' },
          },
        },
      },
      texts: { type: 'array', items: { type: 'string' }, description: 'What the command says in words.' },
      shown: { type: 'integer', description: 'Rows in this answer.' },
      more: { type: 'integer', description: 'Rows that did not fit.' },
      cursor: { type: 'string', description: 'Call the tool again with it to get the rest.' },
      notes: { type: 'array', items: { type: 'string' }, description: 'What the server says about this answer.' },
      context: toContextSchema(command.outputs),
    },
    required: ['org', 'tables', 'texts', 'shown', 'more', 'notes'],
  };
}
