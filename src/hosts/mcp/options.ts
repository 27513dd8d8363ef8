import type { ToolsetName } from './toolsets.ts';

/** How a person has set up the host; a model cannot change any of it. */
export interface McpOptions {
  /** Which changes may be made at all. `destructive` includes `writes`. */
  readonly access: 'read' | 'writes' | 'destructive';
  readonly toolsets: readonly ToolsetName[];
  /** Tools beside those of the sets, by name. */
  readonly tools: readonly string[];
  readonly excludedTools: readonly string[];
  /** `client`: changes that can be undone are left to the client's own question to its user. */
  readonly confirm: 'ask' | 'client';
  /** What one answer may take of a model's context, at 3.5 characters a token. */
  readonly maxOutputTokens: number;
  /** `full`: tools describe every argument and every field of their answers; a model pays for it in each conversation. */
  readonly schema: 'lean' | 'full';
  readonly maxWritesPerMinute: number;
}

export const DEFAULT_OPTIONS: McpOptions = {
  access: 'read',
  toolsets: ['investigation'],
  tools: [],
  excludedTools: [],
  confirm: 'ask',
  maxOutputTokens: 8000,
  schema: 'lean',
  maxWritesPerMinute: 10,
};

/** Below it not even a heading and a few rows would fit. */
export const LEAST_OUTPUT_TOKENS = 1000;

/** What an English text takes of a model's context; JSON and ids take more, so that this is on the safe side for neither. */
export const CHARACTERS_PER_TOKEN = 3.5;
