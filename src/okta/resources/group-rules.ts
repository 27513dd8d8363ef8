import { path } from '../api/path.ts';
import type { PageOptions, Requester } from '../api/requester.ts';
import type { OktaGroupRule } from '../types.ts';

export interface GroupRuleQuery {
  /** A keyword in the name. */
  readonly search?: string | undefined;
  /** Adds the names of the groups that a rule fills. */
  readonly expand?: 'groupIdToGroupNameMap' | undefined;
}

/** Okta's largest page of rules. */
const PAGE_SIZE = 200;

/** Okta is still busy with another change of the rules; nothing was done, and the same request will do a second later. */
const BUSY = ['E0000239', 'E0000249'];

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/GroupRule/ */
export function createGroupRules(requester: Requester) {
  return {
    pages(query: GroupRuleQuery, options: Partial<PageOptions> = {}) {
      const call = { method: 'GET', path: path`/api/v1/groups/rules`, query: { ...query } } as const;
      return requester.pages<OktaGroupRule>(call, { pageSize: PAGE_SIZE, ...options });
    },

    async get(ruleId: string): Promise<OktaGroupRule> {
      const call = { method: 'GET', path: path`/api/v1/groups/rules/${ruleId}`, answer: 'entity' } as const;
      return (await requester.request<OktaGroupRule>(call)).body;
    },

    /** Activating runs the rule over all users in the background; deactivating takes no membership back. */
    async changeState(ruleId: string, operation: 'activate' | 'deactivate'): Promise<void> {
      const address = path`/api/v1/groups/rules/${ruleId}/lifecycle/${operation}`;
      await requester.request({ method: 'POST', path: address, repeat: 'safe', busy: BUSY, answer: 'text' });
    },

    /** Deletes a rule that is not ACTIVE, in the background. @param query whether its members leave the groups */
    async delete(ruleId: string, query: { readonly removeUsers: boolean }): Promise<string> {
      const address = path`/api/v1/groups/rules/${ruleId}`;
      const call = { method: 'DELETE', path: address, query, busy: BUSY, answer: 'text' } as const;
      return (await requester.request(call)).response.text;
    },
  };
}
