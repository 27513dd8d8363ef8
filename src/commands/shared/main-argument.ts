import type { ArgSpec } from '../../core/argument.ts';

/** Arguments that say what a command is about, the first of these before the others. */
const SUBJECTS = ['username', 'deviceId', 'ip', 'resource', 'polling_url', 'apiTokenId'];
/** Of these the one that comes first among the command's arguments. */
const NAMES = ['groupName', 'appName', 'zoneName', 'ruleName'];

/**
 * The argument that says what a command is about, so that its value may go without its name; where there is no such
 * argument, the only one that is required.
 */
export function mainArgumentOf(args: Readonly<Record<string, ArgSpec>>): string | undefined {
  const names = Object.keys(args);
  const required = names.filter((name) => args[name]?.required && !args[name].secret);
  return (
    SUBJECTS.find((name) => names.includes(name)) ??
    names.find((name) => NAMES.includes(name)) ??
    (required.length === 1 ? required[0] : undefined)
  );
}
