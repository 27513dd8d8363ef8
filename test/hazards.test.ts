import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ALL_COMMANDS } from '../src/build/all-commands.ts';
import type { CommandSpec } from '../src/core/command.ts';
import type { RawArguments } from '../src/core/parse-arguments.ts';
import { createIntegration } from '../src/integration.ts';
import { startSimulator } from '../src/simulator/index.ts';
import { startLocalServer } from './support/local-server.ts';
import { createConformanceObserver } from './support/openapi.ts';
import { SAMPLES, sampleOf, sampleSeed } from './support/samples.ts';
import { createVirtualClock } from './support/virtual-clock.ts';

/** What people, playbooks and attackers put where an id, a name or a filter belongs. */
const hostileTexts = (elsewhere: string): readonly string[] => [
  ...['..', '.', '../groups', '../../..', '..\\groups', '%2e%2e', '%2e%2e%2fgroups', '..%2f..%2fapps', '%252e%252e'],
  ...[
    'a/b',
    '/api/v1/apps',
    'a\\b',
    'a?limit=1',
    '?',
    'a#b',
    '#',
    'a;b=c',
    'a&activate=true',
    'a=b',
    'a%2Fb',
    '%',
    '%zz',
  ],
  ...[
    'a\u0000b',
    '%00',
    '\ud800',
    'a\udc00b',
    'a\u007fb',
    '\u0085',
    '\u202eevil',
    '\u200b',
    '\ufeff',
    '😀',
    'ＭＥ',
    'é',
  ],
  ...['x'.repeat(10_000), `${'x'.repeat(99)}@example.com`, '"', '\\', 'a\\"b', "a'b", '" or "1" eq "1', '" or id pr'],
  ...['me', 'ME', ' me ', 'me/', 'null', 'undefined', '__proto__', 'constructor', 'toString', '[]', '{}', '[null]'],
  ...['a\r\nX-Injected: 1', 'a\nb', '\r', '\t', '@', '@@', 'jane@', '@example.com', '0', '-1', '1e999', 'NaN'],
  ...['| a | b |\n|---|---|', '**b** [x](javascript:alert(1))', '<script>alert(1)</script>', '\u001b[31mred\u001b[0m'],
  ...[
    '$' + '{jndi:ldap://x}',
    '{{x}}',
    `${elsewhere}/api/v1/users?after=1`,
    `//${elsewhere.replace(/^http:../, '')}/x`,
  ],
];

/** So many of the texts are tried where an argument does not reach a path: every sixth. */
const FEW = 6;
/** A text that commands take and put where they put any other. */
const MARKER = 'marker';

const textArguments = ALL_COMMANDS.flatMap((command) =>
  Object.entries(command.args)
    .filter(([, { kind }]) => kind === 'string' || kind === 'list' || kind === 'choice')
    .map(([argument]) => ({ name: command.name, argument, command })),
);

/** A good call in which the argument decides something: arguments that could be given instead of it are left out. */
function callWith({ name, rules }: CommandSpec, argument: string, value: unknown): RawArguments {
  const instead = rules.flatMap(({ anyOf }) => (anyOf.includes(argument) ? anyOf : []));
  const rest = Object.entries(sampleOf(name).calls[0].args).filter(([other]) => !instead.includes(other));
  return { ...Object.fromEntries(rest), [argument]: value };
}

const VALUES_OF_ANY_TYPE = [
  ...[0, 1, true, false, Number.NaN, null, {}, { a: 1 }, () => {}],
  ...[[], ['a', 'b'], [[]], [null], [{ a: 1 }]],
];

async function openRecordedOrg(command: string) {
  const clock = createVirtualClock();
  const conformance = createConformanceObserver();
  const { users = [], logs = [], ...seed } = sampleSeed(command);
  const simulator = await startSimulator({
    clock,
    // Without the crowd and most of the log, the org starts quickly.
    seed: { ...seed, users: users.filter(({ groups }) => !groups?.includes('Crowd')), logs: logs.slice(0, 5) },
    rateLimits: false,
    observe: conformance.observe,
  });
  onTestFinished(() => simulator.close());
  const params = { allow_privilege_changes: true, url: simulator.url, credentials: { password: simulator.token } };
  return { simulator, conformance, integration: createIntegration({ params, clock, budgetMs: 0 }) };
}

/** Texts that go into a query as they were given, whatever Okta's OpenAPI knows of it: Okta judges them. */
const JUDGED_BY_OKTA: ReadonlySet<string> = new Set(['okta-api-request query', 'okta-list-identity-providers type']);

/** What was not asked as Okta's OpenAPI wants it. */
const violationsOf = (name: string, argument: string, violations: readonly unknown[]) =>
  JUDGED_BY_OKTA.has(`${name} ${argument}`) ? [] : violations;

/** They ask whose credential it is, so as to spare it. */
const ASK_FOR_SELF: ReadonlySet<string> = new Set(['okta-contain-user', 'okta-revoke-api-token']);

/** A path under the API, no segment of which is a way up, a path of its own, or the caller of the API. */
function expectHarmless(path: string, what: string, name: string): void {
  expect(path, what).toMatch(/^\/api\/v1\/[a-z-]+(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*$/);
  const segments = path.split('/').slice(1).map(decodeURIComponent);
  for (const segment of segments) expect(segment, what).not.toMatch(/^\.{1,2}$|[/\\\u0000-\u001f\u007f]/);
  const people = segments.filter((_segment, index) => segments[index - 1] === 'users');
  if (path === '/api/v1/users/me' && ASK_FOR_SELF.has(name)) return;
  // Okta reads `me` in the place of a user as the owner of the credential.
  expect(
    people.map((person) => person.trim().toLowerCase()),
    what,
  ).not.toContain('me');
}

describe('a hostile argument', () => {
  it.each(textArguments)('$name $argument leads to no other address and to no crash', async (given) => {
    const { name, argument, command } = given;
    const elsewhere = await startLocalServer((_request, response) => response.end('[]'));
    const { simulator, conformance, integration } = await openRecordedOrg(name);
    await integration.run(name, callWith(command, argument, MARKER));
    const reachesPath = simulator.requests.some(({ path }) => path.includes(MARKER));
    const texts = hostileTexts(elsewhere.origin);
    for (const text of reachesPath ? texts : texts.filter((_text, index) => index % FEW === 0)) {
      const what = `${name} ${argument}=${JSON.stringify(text.slice(0, 40))}`;
      const before = simulator.requests.length;
      const result = await integration.run(name, callWith(command, argument, text));
      if (!result.ok) expect(result.message, what).not.toContain('This is a bug');
      expect(() => JSON.stringify(result.entry), what).not.toThrow();
      for (const { path } of simulator.requests.slice(before)) expectHarmless(path, what, name);
    }
    expect(violationsOf(name, argument, conformance.violations)).toEqual([]);
    expect(elsewhere.connections()).toBe(0);
  });

  it.each(textArguments)('$name $argument may be of any type', async ({ name, argument, command }) => {
    const { integration, conformance } = await openRecordedOrg(name);
    for (const value of VALUES_OF_ANY_TYPE) {
      const result = await integration.run(name, callWith(command, argument, value));
      if (!result.ok) expect(result.message, `${argument}=${inspect(value)}`).not.toContain('This is a bug');
    }
    expect(violationsOf(name, argument, conformance.violations)).toEqual([]);
  });

  it('never becomes a header', async () => {
    const seen: string[] = [];
    const { origin } = await startLocalServer((request, response) => {
      seen.push(...request.rawHeaders.filter((_text, index) => index % 2 === 0).map((name) => name.toLowerCase()));
      response.end('[]');
    });
    const params = { url: origin, credentials: { password: '00testToken' } };
    const integration = createIntegration({ params, clock: createVirtualClock() });
    for (const { name, argument, command } of textArguments) {
      await integration.run(name, callWith(command, argument, 'a\r\nX-Injected: 1\r\n\r\nGET /x HTTP/1.1'));
    }
    expect(seen).not.toContain('x-injected');
    expect(seen.length).toBeGreaterThan(0);
  });
});

const nest = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
const JSON_TYPE = { 'content-type': 'application/json' };

/** What a server, or something in its place, may answer to any request. */
const HOSTILE_ANSWERS: readonly [name: string, headers: Record<string, string>, body: string][] = [
  ['a login page', { 'content-type': 'text/html' }, '<html><body>Sign in</body></html>'],
  ['an empty body', JSON_TYPE, ''],
  ['half a body', JSON_TYPE, '[{"id":"00u'],
  ['lists in lists', JSON_TYPE, nest(100_000, '[', ']')],
  ['objects in objects', JSON_TYPE, `${'{"profile":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ['a user with deep objects', JSON_TYPE, `[{"id":"00u1","profile":${'{"a":'.repeat(95)}1${'}'.repeat(95)}}]`],
  ['a prototype', JSON_TYPE, '[{"__proto__":{"polluted":1},"id":"00u1","profile":{"__proto__":{"polluted":1}}}]'],
  ['a constructor', JSON_TYPE, '{"constructor":{"prototype":{"polluted":1}},"id":"00u1","profile":{"login":"a"}}'],
  ['a text', JSON_TYPE, '"no"'],
  ['a number', JSON_TYPE, '42'],
  ['null', JSON_TYPE, 'null'],
  ['a list of nulls', JSON_TYPE, '[null,null]'],
  ['a list of texts', JSON_TYPE, '["a","b"]'],
  ['a list of lists', JSON_TYPE, '[[[]]]'],
  ['an object', JSON_TYPE, '{}'],
  ['an object of nulls', JSON_TYPE, '{"id":null,"profile":null,"status":null,"_links":null,"name":null,"label":null}'],
  ['wrong types', JSON_TYPE, '{"id":1,"profile":[],"status":{},"_links":"x","gateways":7,"factorResult":[]}'],
  ['a list of wrong types', JSON_TYPE, '[{"id":1,"profile":"x","target":{},"actor":[],"client":5,"_links":[]}]'],
  ['binary', { 'content-type': 'application/octet-stream' }, '\u0000\u0001\ufffd'],
  ['an odd charset', { 'content-type': 'application/json; charset=utf-16' }, '{"id":"x"}'],
  ['a wrong compression', { ...JSON_TYPE, 'content-encoding': 'gzip' }, '{"id":"x"}'],
  ['an error without JSON', { 'x-hostile-status': '400' }, 'Bad request'],
  ['an error of nested lists', { 'x-hostile-status': '403' }, nest(100_000, '[', ']')],
  ['an error that is a list', { 'x-hostile-status': '404' }, '[1]'],
  ['an error that is null', { 'x-hostile-status': '404' }, 'null'],
  ['an error with odd causes', { 'x-hostile-status': '400' }, '{"errorCode":5,"errorCauses":{"a":1}}'],
  ['a redirect without an address', { 'x-hostile-status': '302' }, ''],
  ['not modified', { 'x-hostile-status': '304' }, ''],
];

describe('a hostile answer', () => {
  const start = async (headers: Record<string, string>, body: string) => {
    const { 'x-hostile-status': status, ...rest } = headers;
    const server = await startLocalServer((_request, response) => {
      response.writeHead(Number(status ?? 200), rest);
      response.end(body);
    });
    const params = { url: server.origin, credentials: { password: '00testToken' } };
    return { ...server, integration: createIntegration({ params, clock: createVirtualClock() }) };
  };

  it.each(SAMPLES)('is no bug of $command, whatever it is', async ({ command, calls }) => {
    for (const [name, headers, body] of HOSTILE_ANSWERS) {
      const { integration } = await start(headers, body);
      for (const { args } of calls) {
        const result = await integration.run(command, args);
        if (!result.ok) expect(result.message, `${name} to ${inspect(args)}`).not.toContain('This is a bug');
        expect(() => JSON.stringify(result.entry), name).not.toThrow();
      }
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('that is nested too deeply or is no JSON is called that', async () => {
    const messageFor = async (name: string) => {
      const [, headers = {}, body = ''] = HOSTILE_ANSWERS.find(([known]) => known === name) ?? [];
      const { integration } = await start(headers, body);
      const result = await integration.run('okta-list-groups');
      return result.ok ? 'none' : result.message;
    };
    expect(await messageFor('lists in lists')).toMatch(/nested more than 100 levels deep/);
    expect(await messageFor('a login page')).toMatch(/not JSON \(text\/html\).*Check that the Okta URL/);
  });

  it('with a link to another address, for the next page or the next poll, is not followed', async () => {
    const other = await startLocalServer((_request, response) => response.end('[]'));
    const links = [`${other.origin}/api/v1/users?after=1`, `//127.0.0.1:${other.port}/x`, 'ftp://a/b', 'javascript:1'];
    for (const link of links) {
      const server = createServer((request, response) => {
        response.setHeader('link', `<${link}>; rel="next"`);
        const poll = { factorResult: 'WAITING', _links: { poll: { href: link } } };
        response.end(JSON.stringify(request.method === 'POST' ? poll : [{ id: '1', profile: { login: 'a' } }]));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const params = { url, credentials: { password: '00testToken' } };
      const integration = createIntegration({ params, clock: createVirtualClock() });
      const calls: [command: string, args: Record<string, string>][] = [
        ['okta-list-users', { limit: '1000' }],
        ['okta-list-groups', { limit: '1000' }],
        ['okta-list-zones', {}],
        // Without `until`, a page that is not full ends a log.
        ['okta-get-logs', { limit: '5000', until: '2026-06-01T00:00:00Z' }],
        ['okta-get-groups', { username: '00u1@x' }],
        ['okta-get-group-members', { groupId: '00g1' }],
        ['okta-verify-push-factor', { userId: '00u1', factorId: 'opf1' }],
      ];
      for (const [command, args] of calls) {
        const result = await integration.run(command, args);
        expect(result, command).toMatchObject({ ok: false, error: { code: 'unexpected_response' } });
      }
      server.closeAllConnections();
    }
    expect(other.connections()).toBe(0);
  });

  it('with such a link on a later page comes out whole before the link is refused', async () => {
    const { origin } = await startLocalServer(({ url = '' }, response) => {
      const page = Number(/after=(\d)/.exec(url)?.[1] ?? 0);
      const next = page < 2 ? `${url.replace(/&after=\d/, '')}&after=${page + 1}` : 'https://elsewhere.example/';
      response.setHeader('link', `<${next}>; rel="next"`);
      response.end(JSON.stringify([{ id: `00u${page}` }]));
    });
    const params = { url: origin, credentials: { password: '00testToken' } };
    const integration = createIntegration({ params, clock: createVirtualClock() });
    const ids: unknown[] = [];
    const reading = (async () => {
      for await (const rows of integration.stream('okta-list-users', { limit: 0 })) ids.push(...rows);
    })();
    await expect(reading).rejects.toThrow(/another address \(https:\/\/elsewhere.example\)/);
    expect(ids).toEqual([{ id: '00u0' }, { id: '00u1' }, { id: '00u2' }]);
  });

  it('that never ends is cut off', async () => {
    const { origin } = await startLocalServer((_request, response) => {
      const piece = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        if (!response.destroyed) response.write(piece, () => setImmediate(more));
      };
      more();
    });
    const params = { url: origin, credentials: { password: '00testToken' } };
    const result = await createIntegration({ params, clock: createVirtualClock() }).run('okta-list-zones');
    expect(result).toMatchObject({ ok: false, error: { code: 'transport_too_large' } });
  });
});
