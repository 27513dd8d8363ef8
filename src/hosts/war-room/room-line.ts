/** What people type out of habit, without a colon or by other names. */
const HABITS: ReadonlyMap<string, string> = new Map([
  ['help', ':help'],
  ['?', ':help'],
  [':?', ':help'],
  [':h', ':help'],
  ['quit', ':quit'],
  ['exit', ':quit'],
  [':q', ':quit'],
  [':exit', ':quit'],
]);

/** A line that is for the war room itself, with the name of its command; undefined for one that runs a command of Okta. */
export function toRoomLine(line: string): string | undefined {
  const [, name = '', rest = ''] = /^\s*(\S+)(.*)$/s.exec(line) ?? [];
  const meant = HABITS.get(name) ?? (name.startsWith(':') ? name : undefined);
  return meant === undefined ? undefined : `${meant}${rest}`.trimEnd();
}
