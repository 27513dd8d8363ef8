import type { ToolAnnotations } from '@modelcontextprotocol/server';
import type { OktaCommand } from '../../commands/define.ts';

/** Changes that only add something or give something back. */
const ADDS = /^okta-(?:activate|add|assign|create|reactivate|unsuspend|unlock|verify)-/;

/** What a client may tell its user about a tool. All four are always set: those left out would mean the worst. */
export function toAnnotations(command: OktaCommand): Required<Omit<ToolAnnotations, 'title'>> {
  const reads = command.effect === 'read';
  return {
    readOnlyHint: reads,
    destructiveHint: !reads && (command.effect === 'destructive' || command.harmful || !ADDS.test(command.name)),
    idempotentHint: command.idempotent,
    // Names, logs and profiles are written by third parties.
    openWorldHint: true,
  };
}
