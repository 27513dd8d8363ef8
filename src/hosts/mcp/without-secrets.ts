import { maskMembers } from '../../okta/api/mask-secrets.ts';

/**
 * Members of log events that name a session: with some of them an attacker could find, or take over, the session of
 * somebody else.
 */
const SESSION_MEMBERS: readonly string[] = ['externalsessionid', 'rootsessionid', 'dthash', 'devicetoken'];

/** A value of Okta's without the secrets that it holds, for a reader that may pass on what it reads. */
export function withoutSecrets(value: unknown): unknown {
  return maskMembers(value, SESSION_MEMBERS);
}
