import type { OktaHttp } from '../http.ts';
import { path } from '../path.ts';
import type { OktaLogEvent } from '../types.ts';

export interface LogQuery {
  /** ISO 8601; Okta's default is 7 days before `until`. */
  readonly since?: string | undefined;
  /** ISO 8601. Always given: a query without it is a polling query, whose `next` link never ends. */
  readonly until: string;
  readonly filter?: string | undefined;
  readonly q?: string | undefined;
  readonly sortOrder?: 'ASCENDING' | 'DESCENDING' | undefined;
}

/** Okta's largest page; the System Log has the smallest rate limit of all, so fewer requests matter most here. */
const PAGE_SIZE = 1000;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/ */
export function createLogs(http: OktaHttp) {
  return {
    pages(query: LogQuery, limit: number | undefined) {
      const call = { method: 'GET', path: path`/api/v1/logs`, query: { ...query } } as const;
      return http.pages<OktaLogEvent>(call, { limit, pageSize: PAGE_SIZE });
    },
  };
}
