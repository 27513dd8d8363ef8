/** The public door: everything that other programs may use. */
export { type Clock, systemClock } from './clock.ts';
export type { AuthenticationReport } from './commands/check-authentication.ts';
export type { BuiltInCommand, CommandTypes } from './commands/command-types.ts';
export { type CommandContext, defineCommand, type OktaCommand } from './commands/define.ts';
export type { ContainmentWatch, PastContainment, StepEnd } from './commands/users/containment/watch.ts';
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
export type { OutputSpec } from './core/command.ts';
export type { Failure, Outcome } from './core/outcome.ts';
export type { Entry, ErrorEntry, NoteEntry } from './cortex-text/entry.ts';
export type { Result } from './cortex-text/result.ts';
export * from './errors.ts';
export { createIntegration, type Integration, type IntegrationOptions, type RunOptions } from './integration.ts';
export { path, toFilterLiteral } from './okta/api/path.ts';
export type { Requester } from './okta/api/requester.ts';
export type { ContextStore } from './okta/auth/context-store.ts';
export type { OktaClient } from './okta/client.ts';
export type { OktaCall } from './okta/pipeline/send.ts';
export type {
  OktaApiToken,
  OktaApplication,
  OktaAppUser,
  OktaDevice,
  OktaFactor,
  OktaGrant,
  OktaGroup,
  OktaGroupRule,
  OktaIdentityProvider,
  OktaLogEvent as LogEvent,
  OktaRole,
  OktaUser,
  OktaUserProfile,
  OktaZone,
} from './okta/types.ts';
