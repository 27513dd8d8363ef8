import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaZone } from '../types.ts';

/** Okta does not say what its largest page of zones is; it pages by itself where this is too many. */
const PAGE_SIZE = 200;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/NetworkZone/ */
export function createZones(requester: Requester) {
  return {
    pages(limit: number | undefined) {
      return requester.pages<OktaZone>({ method: 'GET', path: path`/api/v1/zones` }, { limit, pageSize: PAGE_SIZE });
    },

    async get(zoneId: string): Promise<OktaZone | undefined> {
      const call = { method: 'GET', path: path`/api/v1/zones/${zoneId}`, answer: 'entity or nothing' } as const;
      return (await requester.request<OktaZone | undefined>(call)).body;
    },

    async create(zone: OktaZone): Promise<OktaZone | undefined> {
      const call = { method: 'POST', path: path`/api/v1/zones`, body: zone, answer: 'entity or nothing' } as const;
      return (await requester.request<OktaZone | undefined>(call)).body;
    },

    /** Replaces a zone with all that it holds: what is left out of `zone` is gone afterwards. */
    async replace(zoneId: string, zone: OktaZone): Promise<OktaZone | undefined> {
      const call = {
        method: 'PUT',
        path: path`/api/v1/zones/${zoneId}`,
        body: zone,
        answer: 'entity or nothing',
      } as const;
      return (await requester.request<OktaZone | undefined>(call)).body;
    },

    /** Answers the zone; refused while a policy needs it. */
    async changeState(zoneId: string, operation: 'activate' | 'deactivate'): Promise<OktaZone | undefined> {
      const call = {
        method: 'POST',
        path: path`/api/v1/zones/${zoneId}/lifecycle/${operation}`,
        repeat: 'safe',
        answer: 'entity or nothing',
      } as const;
      return (await requester.request<OktaZone | undefined>(call)).body;
    },

    /** Deletes a zone that is INACTIVE. */
    async delete(zoneId: string): Promise<string> {
      const call = { method: 'DELETE', path: path`/api/v1/zones/${zoneId}`, answer: 'text' } as const;
      return (await requester.request(call)).response.text;
    },
  };
}
