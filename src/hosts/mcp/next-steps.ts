import type { OktaCommand } from '../../commands/define.ts';

/** What usually helps after a tool; the words are ours, never Okta's. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  'okta-search': ['okta-investigate-user', 'okta-get-user'],
  'okta-list-users': ['okta-investigate-user', 'okta-get-user'],
  'okta-get-user': ['okta-investigate-user', 'okta-get-user-factors', 'okta-get-logs'],
  'okta-get-failed-logins': ['okta-investigate-user', 'okta-get-logs'],
  'okta-get-persistence-events': ['okta-get-logs', 'okta-get-user-factors', 'okta-list-user-grants'],
  'okta-list-admins': ['okta-list-user-roles', 'okta-get-persistence-events'],
};

export function toNextSteps({ name }: OktaCommand, tools: readonly OktaCommand[]): string[] {
  const available = (STEPS[name] ?? []).filter((step) => tools.some((tool) => tool.name === step)).slice(0, 3);
  return available.length === 0 ? [] : [`Next: ${available.join(', ')}.`];
}
