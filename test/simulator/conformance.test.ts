import { describe, expect, it } from 'vitest';
import {
  assertRequestConforms,
  assertResponseConforms,
  requestViolations,
  responseViolations,
} from '../support/openapi.ts';
import { createOrgClient } from './org-client.ts';

describe("the simulator's answers", () => {
  it("conform to Okta's OpenAPI on every path that reads", async () => {
    const { simulator, call } = createOrgClient();
    const { org } = simulator;
    const jane = org.resolveUser('jane.doe@acme.example').id;
    const engineering = org.groupByName('Engineering')?.id;
    const [app] = org.apps.keys();
    for (const user of org.users.keys()) {
      expect((await call('GET', `/api/v1/users/${user}`)).status).toBe(200);
      expect((await call('GET', `/api/v1/users/${user}/factors`)).status).toBe(200);
    }
    const paths = [
      '/api/v1/users?limit=200',
      '/api/v1/users?q=jane&limit=5',
      `/api/v1/users/${jane}/groups?limit=2`,
      `/api/v1/users/${jane}/appLinks`,
      `/api/v1/users/${jane}/devices`,
      '/api/v1/users/me',
      '/api/v1/groups?limit=200&expand=stats',
      `/api/v1/groups/${engineering}`,
      `/api/v1/groups/${engineering}/users?limit=3`,
      '/api/v1/apps?limit=200',
      `/api/v1/apps/${app}`,
      `/api/v1/apps/${app}/users?limit=3`,
      '/api/v1/zones?limit=50',
      '/api/v1/devices',
      '/api/v1/logs?limit=1000',
      `/api/v1/users/${org.ownerId}/roles`,
    ];
    for (const path of paths) expect((await call('GET', path)).status, path).toBe(200);
  });

  it('are caught where they do not conform', () => {
    const request = { method: 'GET', path: '/api/v1/users/x', query: '', contentType: null, requestBody: '' };
    const user = { id: '00u1', status: 'ASLEEP' };
    expect(responseViolations(request, { status: 200, responseBody: JSON.stringify(user) })).toHaveLength(1);
    expect(responseViolations(request, { status: 200, responseBody: '{"activated":"yesterday"}' })).toHaveLength(1);
    expect(responseViolations(request, { status: 201, responseBody: '{}' })).toHaveLength(1);
    expect(responseViolations(request, { status: 404, responseBody: '{"errorCode":7}' })).toHaveLength(1);
    expect(() => assertResponseConforms(request, { status: 204, responseBody: '{}' })).toThrow('a 204 has no body');
    assertResponseConforms(request, { status: 200, responseBody: '{"id":"00u1","lastLogin":null}' });
  });
});

describe('requests', () => {
  const request = { method: 'GET', path: '/api/v1/users', query: '', contentType: null, requestBody: '' };

  it("conform with null where a member may be absent, and with paging of a user's groups", () => {
    assertRequestConforms({ ...request, path: '/api/v1/users/a/groups', query: 'limit=3&after=x' });
    assertRequestConforms({
      ...request,
      method: 'POST',
      path: '/api/v1/users/a',
      contentType: 'application/json',
      requestBody: '{"profile":{"firstName":null,"favouriteColour":"blue"},"credentials":{"password":{"value":"x"}}}',
    });
  });

  it.each([
    ['an unknown path', { ...request, path: '/api/v1/userz' }],
    ['an unknown query parameter', { ...request, query: 'verbose=true' }],
    ['a number that is none', { ...request, path: '/api/v1/logs', query: 'limit=many' }],
    ['a value outside an enum', { ...request, path: '/api/v1/logs', query: 'sortOrder=UP' }],
    ['a missing query parameter', { ...request, method: 'POST', path: '/api/v1/users/a/lifecycle/reset_password' }],
    ['a missing body', { ...request, method: 'POST', path: '/api/v1/groups' }],
    [
      'a body where there must be none',
      {
        ...request,
        method: 'POST',
        path: '/api/v1/users/a/lifecycle/suspend',
        contentType: 'application/json',
        requestBody: '{}',
      },
    ],
    [
      'an unknown member of a body',
      {
        ...request,
        method: 'POST',
        path: '/api/v1/zones',
        contentType: 'application/json',
        requestBody: '{"type":"IP","name":"a","gatewayz":[]}',
      },
    ],
    [
      'a member of the wrong type',
      {
        ...request,
        method: 'POST',
        path: '/api/v1/users',
        contentType: 'application/json',
        requestBody: '{"profile":{"firstName":7}}',
      },
    ],
  ])('do not conform with %s', (_what, wrong) => {
    expect(requestViolations(wrong)).not.toEqual([]);
  });
});
