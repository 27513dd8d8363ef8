import { UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';
import { DEFAULT_OPTIONS, LEAST_OUTPUT_TOKENS, type McpOptions } from '../mcp/options.ts';
import { TOOLSET_NAMES, type ToolsetName } from '../mcp/toolsets.ts';
import type { OwnFlags } from './parse-cli-words.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The options of `okta-v2 mcp`: flags over the environment, in which `--max-writes` is `OKTA_V2_MCP_MAX_WRITES`, since many
 * clients make it easier to set a variable than to change a command.
 */
export class McpFlags {
  readonly #own: OwnFlags;
  readonly #env: Environment;

  /** @param own by the names of the flags in camel case, as commander gives them */
  constructor(own: OwnFlags, env: Environment) {
    this.#own = own;
    this.#env = env;
  }

  text(flag: string): string | undefined {
    const given = this.#own[toCamelCase(flag)];
    const value = typeof given === 'string' ? given : this.#env[toVariable(flag)];
    return value === undefined || value.trim() === '' ? undefined : value.trim();
  }

  isOn(flag: string): boolean {
    const given = this.#own[toCamelCase(flag)] ?? this.#env[toVariable(flag)];
    if (given === undefined || given === '') return false;
    const truth = parseTruth(given);
    if (truth === undefined) throw new UsageError(`${toVariable(flag)} takes true or false, not '${given}'.`);
    return truth;
  }

  list(flag: string): readonly string[] {
    return (this.text(flag) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  number(flag: string, least: number, preset: number, most = Number.MAX_SAFE_INTEGER): number {
    const text = this.text(flag);
    if (text === undefined) return preset;
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
    throw new UsageError(`--${flag} takes a whole number ${range}, not '${text}'.`);
  }

  choice<Choice extends string>(flag: string, choices: readonly Choice[], preset: Choice): Choice {
    const text = this.text(flag);
    if (text === undefined) return preset;
    const known = choices.find((choice) => choice === text);
    if (known === undefined) throw new UsageError(`--${flag} takes ${choices.join(' or ')}, not '${text}'.`);
    return known;
  }
}

/** @throws {UsageError} for a value that an option cannot have */
export function toMcpOptions(flags: McpFlags): McpOptions {
  return {
    access: toAccess(flags),
    toolsets: toToolsets(flags),
    tools: flags.list('tools'),
    excludedTools: flags.list('exclude-tools'),
    confirm: flags.choice('confirm', ['ask', 'client'], DEFAULT_OPTIONS.confirm),
    maxOutputTokens: flags.number('max-output-tokens', LEAST_OUTPUT_TOKENS, DEFAULT_OPTIONS.maxOutputTokens),
    schema: flags.choice('schema', ['lean', 'full'], DEFAULT_OPTIONS.schema),
    maxWritesPerMinute: flags.number('max-writes', 1, DEFAULT_OPTIONS.maxWritesPerMinute),
  };
}

/** `--read-only` wins over everything. */
function toAccess(flags: McpFlags): McpOptions['access'] {
  if (flags.isOn('read-only')) return 'read';
  if (flags.isOn('allow-destructive')) return 'destructive';
  return flags.isOn('allow-writes') ? 'writes' : 'read';
}

function toToolsets(flags: McpFlags): readonly ToolsetName[] {
  const names = flags.list('toolsets');
  if (names.length === 0) return flags.list('tools').length > 0 ? [] : DEFAULT_OPTIONS.toolsets;
  if (names.includes('all')) return TOOLSET_NAMES;
  return names.map((name) => {
    const known = TOOLSET_NAMES.find((candidate) => candidate === name);
    if (known === undefined)
      throw new UsageError(`--toolsets takes ${TOOLSET_NAMES.join(', ')} or all, not '${name}'.`);
    return known;
  });
}

const toCamelCase = (flag: string): string => flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const toVariable = (flag: string): string => `OKTA_V2_MCP_${flag.replaceAll('-', '_').toUpperCase()}`;
