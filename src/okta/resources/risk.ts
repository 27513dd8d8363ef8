import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaUserRisk } from '../types.ts';

/** A level as an administrator sets it; Okta itself also knows NONE. */
export interface RiskChange {
  readonly riskLevel: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly riskReason?: string | undefined;
}

/** A part of Identity Threat Protection, for which an org needs a licence. */
const FEATURE = { feature: 'user risk' } as const;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserRisk/ ; users by id */
export function createRisk(requester: Requester) {
  return {
    async get(userId: string): Promise<OktaUserRisk> {
      const address = path`/api/v1/users/${userId}/risk`;
      return (await requester.request<OktaUserRisk>({ method: 'GET', path: address, answer: 'entity', ...FEATURE }))
        .body;
    },

    /** Okta answers 201 the first time and 200 later, alike in everything else. */
    async set(userId: string, change: RiskChange): Promise<OktaUserRisk | undefined> {
      const address = path`/api/v1/users/${userId}/risk`;
      const call = { method: 'PUT', path: address, body: change, answer: 'entity or nothing', ...FEATURE } as const;
      return (await requester.request<OktaUserRisk | undefined>(call)).body;
    },
  };
}
