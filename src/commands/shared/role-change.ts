import { OktaApiError } from '../../errors.ts';
import type { CommandContext } from '../define.ts';

/** The types of roles that Okta assigns. */
export const ROLE_TYPES = [
  'SUPER_ADMIN',
  'ORG_ADMIN',
  'APP_ADMIN',
  'USER_ADMIN',
  'GROUP_MEMBERSHIP_ADMIN',
  'HELP_DESK_ADMIN',
  'READ_ONLY_ADMIN',
  'REPORT_ADMIN',
  'API_ACCESS_MANAGEMENT_ADMIN',
  'ACCESS_CERTIFICATIONS_ADMIN',
  'ACCESS_REQUESTS_ADMIN',
  'WORKFLOWS_ADMIN',
  'CUSTOM',
] as const;

/** How long to wait before each further try. */
const WAITS_MS = [1000, 2000];

/**
 * Changes the roles of a user. Okta refuses while another change of them is running (E0000268), which is over soon: two
 * more tries are made.
 */
export async function changeRoles<T>({ clock, signal }: CommandContext, send: () => Promise<T>): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await send();
    } catch (error) {
      if (!isErrorCode(error, 409, 'E0000268')) throw error;
      await clock.sleep(waitMs, signal);
    }
  }
  return send();
}

export function isErrorCode(error: unknown, status: number, ...codes: readonly string[]): boolean {
  return error instanceof OktaApiError && error.status === status && codes.includes(error.errorCode ?? '');
}
