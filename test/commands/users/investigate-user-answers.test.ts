import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';
import { investigationOf } from '../investigation/investigation-of.ts';

const COMMAND = 'okta-investigate-user';
const { okta, run, fail } = fakeOkta();
const ID = '00u00000000000000eve';
const USER = { id: ID, status: 'ACTIVE', profile: { login: 'eve@acme.example', firstName: 'Eve' } };
const PARTS = ['blocks', 'factors', 'roles', 'groups', 'appLinks', 'devices', 'grants', 'clients'];

/** All sections but those that are named are there and empty. */
function prepare(...unprepared: readonly string[]): void {
  okta().get(`/api/v1/users/${ID}`).reply(200, USER);
  for (const part of PARTS.filter((one) => !unprepared.includes(one))) {
    okta().get(`/api/v1/users/${ID}/${part}`).query(true).reply(200, []);
  }
  if (!unprepared.includes('risk')) okta().get(`/api/v1/users/${ID}/risk`).reply(200, { riskLevel: 'NONE' });
  if (!unprepared.includes('logs')) okta().get('/api/v1/logs').query(true).reply(200, []);
}

const refusal = (errorCode: string, errorSummary: string) => ({ errorCode, errorSummary, errorCauses: [] });

describe('an investigation of which parts cannot be read', () => {
  it('is made without them, and says which and why', async () => {
    prepare('roles', 'appLinks', 'devices', 'risk');
    const base = okta();
    base.get(`/api/v1/users/${ID}/roles`).reply(403, refusal('E0000006', 'You do not have permission'));
    base.get(`/api/v1/users/${ID}/appLinks`).reply(404);
    base
      .get(`/api/v1/users/${ID}/devices`)
      .reply(403, '', { 'www-authenticate': 'Bearer error="insufficient_scope", scope="okta.users.read"' });
    base.get(`/api/v1/users/${ID}/risk`).reply(401, refusal('E0000015', 'You do not have permission'));
    const entry = await run(COMMAND, { userId: ID });
    const found = investigationOf(entry);
    expect(found.Errors).toMatchObject([
      { Section: 'roles', Code: 'E0000006', Message: 'You do not have permission' },
      { Section: 'apps', Code: 'HTTP_404' },
      { Section: 'devices', Code: 'insufficient_scope' },
      { Section: 'risk', Code: 'E0000015', Message: 'This Okta org does not have user risk (E0000015).' },
    ]);
    for (const absent of ['Roles', 'Applications', 'Devices', 'Risk']) expect(found).not.toHaveProperty(absent);
    expect(found).toMatchObject({ Factors: [], Grants: [], Events: { Count: 0 }, Timeline: [] });
    expect(entry.HumanReadable).toContain('; roles, apps, devices and risk could not be read.');
  });

  it('goes without the log where that is out of reach, and does not call the person unsuspicious in the period', async () => {
    prepare('logs');
    for (let tries = 0; tries < 3; tries += 1) okta().get('/api/v1/logs').query(true).reply(503, '');
    const entry = await run(COMMAND, { userId: ID });
    const found = investigationOf(entry);
    expect(found.Errors).toMatchObject([{ Section: 'events', Code: 'HTTP_503' }]);
    for (const absent of ['Events', 'Logins', 'MFA', 'Timeline', 'TimelineOmitted'])
      expect(found).not.toHaveProperty(absent);
    expect(entry.HumanReadable).toContain(
      'Nothing suspicious was found about eve@acme.example in what was read; events could not be read.',
    );
  });

  it('goes without a log of which only the first page came', async () => {
    prepare('logs');
    const page = Array.from({ length: 1000 }, (_event, number) => ({ uuid: `u${number}` }));
    const next = { link: '<https://acme.okta.test/api/v1/logs?after=1&limit=1000>; rel="next"' };
    okta()
      .get('/api/v1/logs')
      .query((query) => query.after === undefined)
      .reply(200, page, next);
    okta().get('/api/v1/logs').query({ after: '1', limit: '1000' }).reply(400, refusal('E0000001', 'No'));
    const found = investigationOf(await run(COMMAND, { userId: ID, maxEvents: 0 }));
    expect(found.Errors).toMatchObject([{ Section: 'events', Code: 'E0000001' }]);
    expect(found).not.toHaveProperty('Events');
  });

  it('tells an answer that is none of Okta, and a connection that broke, from a refusal', async () => {
    prepare('groups', 'clients');
    okta().get(`/api/v1/users/${ID}/groups`).query(true).reply(200, '<html>', { 'content-type': 'text/html' });
    for (let tries = 0; tries < 3; tries += 1) {
      okta()
        .get(`/api/v1/users/${ID}/clients`)
        .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    }
    expect(investigationOf(await run(COMMAND, { userId: ID })).Errors).toMatchObject([
      { Section: 'groups', Code: 'unexpected_response' },
      { Section: 'clients', Code: 'no_answer' },
    ]);
  });
});

describe('an investigation of somebody who is not there', () => {
  it('is an error, by login and by id', async () => {
    const missing = refusal('E0000007', 'Not found: Resource not found: x (User)');
    okta().get('/api/v1/users/nobody@acme.example').reply(404, missing);
    expect(await fail(COMMAND, { username: 'nobody@acme.example' })).toContain('Failed to find userID for');
    okta().get(`/api/v1/users/${ID}`).reply(404, missing);
    expect(await fail(COMMAND, { userId: ID })).toContain('404');
  });
});

describe('an application with several links', () => {
  it('is one application', async () => {
    prepare('appLinks');
    const link = (label: string, appInstanceId: string) => ({ label, appInstanceId, appName: 'suite' });
    okta()
      .get(`/api/v1/users/${ID}/appLinks`)
      .reply(200, [link('Mail', '0oa1'), link('Wiki', '0oa2'), link('Calendar', '0oa1')]);
    expect(investigationOf(await run(COMMAND, { userId: ID })).Applications).toEqual([
      { ID: '0oa1', Label: 'Mail', Name: 'suite' },
      { ID: '0oa2', Label: 'Wiki', Name: 'suite' },
    ]);
  });
});
