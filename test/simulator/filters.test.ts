import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesFilter } from '../../src/simulator/filter/evaluate-filter.ts';
import { parseFilter } from '../../src/simulator/filter/parse-filter.ts';
import { createOrgClient, failureOf, loginsOf } from './org-client.ts';

const event = {
  eventType: 'user.session.start',
  outcome: { result: 'FAILURE', reason: null },
  published: '2024-08-13T15:58:20.353Z',
  debugContext: { debugData: { attempts: 3 } },
  target: [
    { id: '00u1', type: 'User' },
    { id: '0oa1', type: 'AppInstance' },
  ],
};
const matches = (filter: string, caseSensitive = true): boolean =>
  matchesFilter(parseFilter(filter), event, { caseSensitive });

describe('a filter', () => {
  it.each([
    ['eventType eq "user.session.start"', true],
    ['eventType EQ "user.session.start"', true],
    ['EventType eq "user.session.start"', false],
    ['eventType eq "USER.SESSION.START"', false],
    ['eventType sw "user." and eventType ew "start" and eventType co "session"', true],
    ['outcome.result ne "SUCCESS"', true],
    ['outcome.reason pr', false],
    ['outcome.reason eq null', true],
    ['target pr', false],
    ['target.id pr', true],
    ['target.id eq "00u1" and target.id eq "0oa1"', true],
    ['target.id ne "00u1"', false],
    ['not (target.type eq "UserGroup")', true],
    ['not target.type eq "User"', false],
    ['debugContext.debugData.attempts gt 2', true],
    ['debugContext.debugData.attempts le 2', false],
    ['published gt "2024-08-13T15:58:20Z"', true],
    ['published lt "2024-08-13T17:58:21.000+02:00"', true],
    // "and" binds closer than "or".
    ['eventType eq "x" and eventType eq "y" or outcome.result eq "FAILURE"', true],
    ['eventType eq "x" and (eventType eq "y" or outcome.result eq "FAILURE")', false],
    ['missing.path eq "x"', false],
    ['constructor.name eq "Object"', false],
  ])('%s is %s', (filter, expected) => {
    expect(matches(filter)).toBe(expected);
  });

  it('compares without regard to case where the endpoint does', () => {
    expect(matches('eventType eq "USER.SESSION.START"', false)).toBe(true);
  });

  it('reads every JSON string as what it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const filter = parseFilter(`profile.name eq ${JSON.stringify(text)}`);
        expect(matchesFilter(filter, { profile: { name: text } }, { caseSensitive: true })).toBe(true);
        expect(matchesFilter(filter, { profile: { name: `${text}x` } }, { caseSensitive: true })).toBe(false);
      }),
    );
  });

  it.each([
    'eventType',
    'eventType eq',
    'eventType eq "a',
    'eq "a"',
    '(eventType eq "a"',
    'a eq "b" c',
    'a[b eq "c"]',
    'a eq b',
  ])('that reads %s is not well-formed', (filter) => {
    expect(() => parseFilter(filter)).toThrow();
  });
});

const path = (endpoint: string, name: string, text: string): string =>
  `/api/v1/${endpoint}?${name}=${encodeURIComponent(text)}`;

describe('each endpoint understands its own grammar', () => {
  it.each([
    ['users', 'filter', 'status eq "ACTIVE" or status eq "SUSPENDED"', 35],
    ['users', 'filter', 'lastUpdated gt "2020-01-01T00:00:00.000Z" and profile.login eq "jane.doe@acme.example"', 1],
    ['users', 'search', 'profile.department eq "finance" and (status lt "STAGED" or status gt "STAGED")', 7],
    ['users', 'search', 'profile.firstName co "an" or profile.mobilePhone pr', 15],
    ['users', 'search', 'type.id sw "oty"', 41],
    ['groups', 'filter', 'type eq "OKTA_GROUP" and lastUpdated lt "2030-01-01T00:00:00.000Z"', 10],
    ['groups', 'search', 'profile.description co "money" or profile.name sw "IT"', 3],
    ['apps', 'filter', 'status eq "INACTIVE"', 1],
    ['zones', 'filter', 'usage eq "BLOCKLIST" or system eq true', 3],
    ['devices', 'search', 'profile.displayName co "pixel"', 1],
    ['logs', 'filter', 'not (outcome.result eq "SUCCESS") and target.id pr', 9],
    ['logs', 'filter', 'debugContext.debugData.requestUri eq "/api/v1/authn"', 200],
  ])('%s.%s takes %s and finds %i', async (endpoint, name, text, count) => {
    const { list } = createOrgClient();
    expect(await list(`${path(endpoint, name, text)}&limit=200`)).toHaveLength(count);
  });

  it.each([
    ['users', 'filter', 'profile.department eq "Finance"', 'E0000031'],
    ['users', 'filter', 'profile.login sw "jane"', 'E0000031'],
    ['users', 'filter', 'not (status eq "ACTIVE")', 'E0000031'],
    ['users', 'search', 'status ne "ACTIVE"', 'E0000031'],
    ['users', 'search', 'profile.title co "Man"', 'E0000031'],
    ['users', 'search', 'department eq "Finance"', 'E0000031'],
    ['users', 'search', 'profile.login eq "a', 'E0000031'],
    ['groups', 'filter', 'profile.name eq "IT"', 'E0000094'],
    ['groups', 'filter', 'type = "OKTA_GROUP"', 'E0000053'],
    ['groups', 'search', 'lastUpdated co "2020"', 'E0000031'],
    ['apps', 'filter', 'status eq "ACTIVE" and name eq "workday"', 'E0000094'],
    ['apps', 'filter', 'label eq "Workday"', 'E0000094'],
    ['zones', 'filter', 'name eq "x"', 'E0000094'],
    ['devices', 'search', 'profile.platform co "A"', 'E0000031'],
    ['logs', 'filter', 'published gt "2020-01-01T00:00:00.000Z"', 'E0000053'],
    ['logs', 'filter', 'debugContext.debugData.url co "authn"', 'E0000031'],
  ])('%s.%s refuses %s with %s', async (endpoint, name, text, code) => {
    const { call } = createOrgClient();
    expect(failureOf(await call('GET', path(endpoint, name, text)))).toMatchObject({ status: 400, code });
  });

  it('and says of a search only that its syntax is wrong', async () => {
    const { call } = createOrgClient();
    expect(failureOf(await call('GET', path('users', 'search', 'status'))).causes).toEqual(['Invalid search syntax.']);
  });

  it("and names in the log's errors the operator and its place, or the field", async () => {
    const { call } = createOrgClient();
    const unknown = failureOf(await call('GET', path('logs', 'filter', 'outcome.result  eqq "x"')));
    expect(unknown.summary).toBe(
      "Invalid filter 'outcome.result  eqq \"x\"': Unrecognized attribute operator 'eqq' at position 16. Expected: eq,co,sw,pr,gt,ge,lt,le",
    );
    expect(failureOf(await call('GET', path('logs', 'filter', 'actor.name eq "x"'))).summary).toBe(
      'field is not valid: actor.name',
    );
  });

  it('with case counting in a filter and not in a search', async () => {
    const { list } = createOrgClient();
    expect(await list(path('users', 'filter', 'profile.firstName eq "jane"'))).toEqual([]);
    expect(loginsOf(await list(path('users', 'search', 'profile.firstName eq "jane"')))).toEqual([
      'jane.doe@acme.example',
    ]);
  });
});
