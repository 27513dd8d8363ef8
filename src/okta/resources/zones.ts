import type { OktaHttp } from '../http.ts';
import { path } from '../path.ts';
import type { OktaZone } from '../types.ts';

/** Okta does not say what its largest page of zones is; it pages by itself where this is too many. */
const PAGE_SIZE = 200;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/NetworkZone/ */
export function createZones(http: OktaHttp) {
  return {
    pages(limit: number | undefined) {
      return http.pages<OktaZone>({ method: 'GET', path: path`/api/v1/zones` }, { limit, pageSize: PAGE_SIZE });
    },
  };
}
