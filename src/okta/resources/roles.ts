import { unexpectedAnswer } from '../../errors.ts';
import { isPlainObject } from '../../json-values.ts';
import { type Page, rowsOf } from '../api/pagination.ts';
import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaRole } from '../types.ts';

/** A role as it is assigned: a standard one by its type, a custom one by its id and the resources it is for. */
export interface RoleAssignment {
  readonly type: string;
  readonly role?: string | undefined;
  readonly 'resource-set'?: string | undefined;
}

/** Okta's largest page of administrators. */
const ASSIGNEE_PAGE_SIZE = 100;

const FEATURE = { feature: 'admin roles' } as const;

/**
 * Admin roles of users, who are named by id.
 *
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/RoleAssignmentAUser/
 */
export function createRoles(requester: Requester) {
  return {
    /** The roles of a user, those through groups too; Okta does not page them. */
    async ofUser(userId: string): Promise<readonly OktaRole[]> {
      const call = { method: 'GET', path: path`/api/v1/users/${userId}/roles`, answer: 'list', ...FEATURE } as const;
      return (await requester.request<OktaRole[] | null>(call)).body ?? [];
    },

    /** @param disableNotifications whether the new administrator is spared Okta's mails to administrators */
    async assign(
      userId: string,
      assignment: RoleAssignment,
      disableNotifications: boolean | undefined,
    ): Promise<OktaRole | undefined> {
      const call = {
        method: 'POST',
        path: path`/api/v1/users/${userId}/roles`,
        query: { disableNotifications },
        body: assignment,
        repeat: 'never',
        answer: 'entity or nothing',
        ...FEATURE,
      } as const;
      return (await requester.request<OktaRole | undefined>(call)).body;
    },

    async unassign(userId: string, roleAssignmentId: string): Promise<void> {
      await requester.request({
        method: 'DELETE',
        path: path`/api/v1/users/${userId}/roles/${roleAssignmentId}`,
        ...FEATURE,
      });
    },

    /** Everyone who has a role, directly or through a group, by id. */
    async *assigneePages(limit: number | undefined): AsyncGenerator<Page<{ readonly id: string }>> {
      const call = { method: 'GET', path: path`/api/v1/iam/assignees/users`, ...FEATURE } as const;
      const paging = { limit, pageSize: ASSIGNEE_PAGE_SIZE, readRows: assigneesOf, readNext: nextOf };
      yield* requester.pages<{ readonly id: string }>(call, paging);
    },
  };
}

/** The list of administrators is a member of an object. */
function assigneesOf(body: unknown): readonly unknown[] {
  if (!isPlainObject(body))
    throw unexpectedAnswer('Okta answered a request for administrators with something that is not an object.');
  return rowsOf(body.value);
}

/** The link to the next page is in the body, not in a header. */
function nextOf(body: unknown): string | undefined {
  const links = isPlainObject(body) ? body._links : undefined;
  const next = isPlainObject(links) ? links.next : undefined;
  return isPlainObject(next) && typeof next.href === 'string' ? next.href : undefined;
}
