import { describe, expect, it } from 'vitest';
import type { McpOptions } from '../../../src/hosts/mcp/options.ts';
import { sampleOf, sampleSeed } from '../../support/samples.ts';
import { agreeing, openMcp, type Person } from './open-mcp.ts';

const JANE = 'jane.doe@acme.example';
const EVERYTHING: Partial<McpOptions> = {
  access: 'destructive',
  toolsets: ['users', 'factors', 'groups', 'apps', 'zones', 'admin'],
};
const declining: Person = () => ({ action: 'decline' });

/** The question about the first sample call of a command; what has to be typed. */
async function questionOf(command: string) {
  const titles: string[] = [];
  const { call, questions } = await openMcp({
    options: EVERYTHING,
    params: { allow_privilege_changes: true },
    org: { seed: sampleSeed(command) },
    person: ({ requestedSchema }) => {
      titles.push(/Type (.*?) to confirm/.exec(JSON.stringify(requestedSchema))?.[1] ?? '');
      return { action: 'decline' };
    },
  });
  await call(command, sampleOf(command).calls[0].args);
  return { lines: (questions[0] ?? '').split('\n'), typed: titles[0] };
}

describe('the question about a change', () => {
  it.each([
    ['okta-delete-group-rule', 'Group rule: Berlin staff (ACTIVE, id 0pr', 'Berlin staff'],
    ['okta-deactivate-group-rule', 'Group rule: Berlin staff (ACTIVE, id 0pr', ''],
    ['okta-revoke-api-token', 'API token: backup (Okta API, id 00T', 'ann@acme.example'],
    ['okta-reset-factor', 'Factor: push (OKTA, ACTIVE, id opf', 'ann@acme.example'],
    ['okta-delete-zone', 'Zone: Blocked (ACTIVE, IP, id nzo', 'Blocked'],
    ['okta-block-ip', 'Zone: Blocked (ACTIVE, IP, id nzo', 'Blocked'],
  ])('of %s names what it hits and its state', async (command, line, typed) => {
    const question = await questionOf(command);
    expect(question.lines.some((one) => one.startsWith(line))).toBe(true);
    expect(question.typed).toBe(typed);
  });

  it('names the user whose rights a token has', async () => {
    const { lines } = await questionOf('okta-revoke-api-token');
    expect(lines).toContainEqual(expect.stringContaining('User: ann@acme.example (Ann Ames, ACTIVE'));
  });

  it('names the groups of a new user', async () => {
    const { call, questions, simulator } = await openMcp({ options: EVERYTHING, person: declining });
    const [group] = simulator.org.groups.values();
    await call('okta-create-user', {
      firstName: 'A',
      lastName: 'B',
      email: 'a@acme.example',
      login: 'a@acme.example',
      groupIds: [group?.id],
    });
    expect(questions[0]).toContain(`Group: ${group?.profile.name} (`);
  });

  it('counts what is named by id and by name once', async () => {
    const { call, questions, simulator } = await openMcp({ options: EVERYTHING, person: declining });
    await call('okta-contain-user', { userId: simulator.org.userByLogin(JANE)?.id, username: JANE });
    expect(questions[0]?.split('\n').filter((line) => line.startsWith('User: '))).toHaveLength(1);
  });

  it('says what is not found', async () => {
    const { call, questions } = await openMcp({ options: EVERYTHING, person: declining });
    await call('okta-block-ip', { ip: '203.0.113.66', zoneName: 'Quite new', createZone: true });
    expect(questions[0]).toContain('Zone: Quite new (not found, or it may not be read)');
  });

  it('shows every argument in full, however long the request is', async () => {
    const { call, questions } = await openMcp({ options: EVERYTHING, person: declining });
    const ip = Array.from({ length: 80 }, (_, index) => `203.0.113.${index + 1}`);
    await call('okta-block-ip', { ip: [...ip, '198.18.0.0/15'], createZone: true, force: true });
    expect(questions[0]).toContain('203.0.113.80, 198.18.0.0/15\n');
    expect(questions[0]).toContain('\nforce: true\n');
  });

  it('is not asked about an argument that is longer than a person can check', async () => {
    const { call, questions } = await openMcp({ options: EVERYTHING, person: agreeing });
    const ip = Array.from({ length: 250 }, (_, index) => `203.0.113.${index + 1}`);
    const answer = await call('okta-block-ip', { ip, createZone: true });
    expect(answer.isError).toBe(true);
    expect(answer.text).toContain("Argument 'ip' has");
    expect(questions).toEqual([]);
  });

  it('cannot be given more lines by an argument', async () => {
    const { call, questions } = await openMcp({ options: EVERYTHING, person: declining });
    await call('okta-create-group', { name: 'Sales\nAdmin roles: none\u202e', description: '\u001b[2J' });
    expect(questions[0]?.split('\n').filter((line) => line.startsWith('Admin roles'))).toEqual([]);
    expect(questions[0]).not.toContain('\u202e');
  });

  it('says of several people who is left out, and why', async () => {
    const { call, questions } = await openMcp({
      options: EVERYTHING,
      person: declining,
      params: { protected_users: 'noah.kim@acme.example' },
    });
    await call('okta-contain-user', { username: [JANE, 'noah.kim@acme.example'] });
    expect(questions[0]).toMatch(/Not possible for noah\.kim@acme\.example: .*protected/);
  });
});

describe('a confirmation', () => {
  it('is not good once anything of a long request has changed, also what its question has no room for', async () => {
    let change = () => {};
    const { call, simulator } = await openMcp({
      options: { access: 'destructive', toolsets: ['zones'] },
      person: (question) => {
        change();
        return agreeing(question);
      },
    });
    const [zone] = [...simulator.org.zones.values()].filter(({ details }) => Array.isArray(details.gateways));
    if (zone === undefined) expect.unreachable('the demo has such a zone');
    const many = Array.from({ length: 120 }, (_, index) => ({ type: 'CIDR', value: `198.51.100.${index}/32` }));
    zone.details.gateways = many;
    change = () => {
      zone.details.gateways = [...many.slice(0, -1), { type: 'CIDR', value: '192.0.2.1/32' }];
    };
    const answer = await call('okta-update-zone', { zoneID: zone.id, gatewayIPs: '203.0.113.9', updateType: 'APPEND' });
    expect(answer.text).toContain('has changed since');
    expect(JSON.stringify(zone.details.gateways)).not.toContain('203.0.113.9');
  });

  it('is not good once the user has come under protection', async () => {
    let change = () => {};
    const { call, simulator } = await openMcp({
      options: { access: 'writes' },
      params: { protected_groups: 'Board' },
      org: { seed: { users: [{ profile: { login: JANE } }], groups: [{ name: 'Board' }] } },
      person: (question) => {
        change();
        return agreeing(question);
      },
    });
    const user = simulator.org.userByLogin(JANE);
    change = () => {
      for (const group of simulator.org.groups.values())
        if (group.profile.name === 'Board') group.members.add(String(user?.id));
    };
    const answer = await call('okta-suspend-user', { username: JANE });
    expect(answer.text).toContain('protected_groups: Board');
    expect(user?.status).toBe('ACTIVE');
  });

  it('is not good for somebody else who has got the login since', async () => {
    let change = () => {};
    const { call, simulator } = await openMcp({
      options: { access: 'writes' },
      org: { seed: { users: [{ profile: { login: JANE } }, { profile: { login: 'other@acme.example' } }] } },
      person: (question) => {
        change();
        return agreeing(question);
      },
    });
    const [jane, other] = [JANE, 'other@acme.example'].map((login) => simulator.org.userByLogin(login));
    change = () => {
      if (jane !== undefined) jane.profile.login = 'gone@acme.example';
      if (other !== undefined) other.profile.login = JANE;
    };
    expect((await call('okta-suspend-user', { username: JANE })).text).toContain('has changed since');
    expect([jane?.status, other?.status]).toEqual(['ACTIVE', 'ACTIVE']);
  });
});

it('no change at all is made to a super administrator', async () => {
  const { call, questions, simulator } = await openMcp({ options: EVERYTHING, person: agreeing });
  const superAdmin = [...simulator.org.users.values()].find(
    ({ id, roles }) => id !== simulator.org.ownerId && roles.some(({ type }) => type === 'SUPER_ADMIN'),
  );
  const username = String(superAdmin?.profile.login);
  const [group] = [...simulator.org.groups.values()].filter(({ type }) => type === 'OKTA_GROUP');
  const answers = [
    await call('okta-add-to-group', { username, groupId: group?.id }),
    await call('okta-update-user', { username, secondEmail: 'eve@evil.example' }),
  ];
  for (const { text } of answers) expect(text).toContain('super administrator');
  expect(questions).toEqual([]);
});
