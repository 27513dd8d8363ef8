/** The public door: everything that other programs may use. */
export { type Clock, systemClock } from './clock.ts';
export type { AuthenticationReport } from './commands/check-authentication.ts';
export { type CommandContext, defineCommand, type OktaCommand } from './commands/define.ts';
export type { RawParameters } from './config/settings.ts';
export { arg } from './core/argument.ts';
export {
  type Block,
  type BlockRole,
  type CellKind,
  type Column,
  type ColumnLayout,
  column,
  heading,
  type TableBlock,
  type TableView,
  type TextBlock,
  tableBlock,
  textBlock,
} from './core/block.ts';
export type { Failure, Outcome } from './core/outcome.ts';
export type { Entry, ErrorEntry, NoteEntry } from './cortex-text/entry.ts';
export type { Result } from './cortex-text/result.ts';
export * from './errors.ts';
export { createIntegration, type Integration, type IntegrationOptions, type RunOptions } from './integration.ts';
export type { ContextStore } from './okta/auth/context-store.ts';
