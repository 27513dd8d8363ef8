import type { OktaHttp } from '../http.ts';
import { path } from '../path.ts';
import type { OktaFactor } from '../types.ts';

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserFactor/ */
export function createFactors(http: OktaHttp) {
  return {
    /** All of a user's enrolled factors; Okta does not page them. Takes an id, not a login. */
    async list(userId: string): Promise<OktaFactor[] | null> {
      const address = path`/api/v1/users/${userId}/factors`;
      return (await http.request<OktaFactor[] | null>({ method: 'GET', path: address })).body;
    },
  };
}
