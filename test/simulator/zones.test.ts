import { describe, expect, it } from 'vitest';
import type { Org } from '../../src/simulator/index.ts';
import { createOrgClient, failureOf, NOW } from './org-client.ts';

const seed = {
  zones: [
    { name: 'LegacyIpZone', system: true },
    { name: 'DefaultExemptIpZone', system: true, details: { gateways: null, proxies: null, useAsExemptList: true } },
    {
      name: 'Office',
      details: {
        gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }],
        proxies: [{ type: 'CIDR', value: '198.51.100.9/32' }],
      },
    },
    {
      name: 'Used',
      usedByPolicy: true,
      details: { gateways: [{ type: 'CIDR', value: '192.0.2.0/24' }], proxies: null },
    },
  ],
};

function orgWithZones() {
  const client = createOrgClient({ seed });
  const { org }: { org: Org } = client.simulator;
  const idOf = (name: string): string => [...org.zones.values()].find((zone) => zone.name === name)?.id ?? '';
  return { ...client, idOf };
}

const range = (...values: string[]) => values.map((value) => ({ type: 'RANGE', value }));
const cidr = (...values: string[]) => values.map((value) => ({ type: 'CIDR', value }));

describe('creating a zone', () => {
  it('makes it ACTIVE and of use POLICY, and stores a single address as a range', async () => {
    const { call, simulator } = orgWithZones();
    const { status, body } = await call('POST', '/api/v1/zones', {
      type: 'IP',
      name: 'New',
      gateways: [...range('1.2.3.4', '1.2.3.4-1.2.3.9'), ...cidr('10.0.0.0/8', '2001:db8::1/128')],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ACTIVE',
      usage: 'POLICY',
      system: false,
      gateways: [...range('1.2.3.4-1.2.3.4', '1.2.3.4-1.2.3.9'), ...cidr('10.0.0.0/8', '2001:db8::1/128')],
      proxies: null,
    });
    expect(simulator.org.zone((body as { id: string }).id).createdMs).toBe(NOW);
  });

  it.each([
    ['DYNAMIC', { locations: [{ country: 'AF' }], asns: ['23457'], proxyType: 'Tor' }],
    ['DYNAMIC_V2', { ipServiceCategories: { include: ['ALL_ANONYMIZERS'], exclude: [] } }],
  ])('takes one of type %s', async (type, details) => {
    const { call } = orgWithZones();
    const { status, body } = await call('POST', '/api/v1/zones', { type, name: 'New', ...details });
    expect(status).toBe(200);
    expect(body).toMatchObject(details);
  });

  it.each<[string, object, string]>([
    [
      'a malformed address',
      { gateways: range('1.2.3.4.5') },
      'gateways: The IP: 1.2.3.4.5 in the RANGE: 1.2.3.4.5 is invalid. Make sure it is a valid IPV4.',
    ],
    [
      'a range of IPv6',
      { gateways: range('2001:db8::1') },
      'gateways: The IP: 2001:db8::1 in the RANGE: 2001:db8::1 is invalid.',
    ],
    ['a range that runs backwards', { gateways: range('9.9.9.9-1.1.1.1') }, 'Its first IP is greater than its last.'],
    ['a prefix that is too long', { proxies: cidr('1.2.3.0/33') }, 'proxies: The CIDR: 1.2.3.0/33 is invalid.'],
    ['no address at all', {}, 'gateways: At least one gateway or proxy must be specified'],
    ['151 gateways', { gateways: range(...Array(151).fill('1.1.1.1')) }, 'gateways: No more than 150'],
    [
      '1001 gateways on a blocklist',
      { usage: 'BLOCKLIST', gateways: range(...Array(1001).fill('1.1.1.1')) },
      'gateways: No more than 1000',
    ],
    ['a taken name', { name: 'Office', gateways: range('1.1.1.1') }, 'name: An object with this field already exists'],
    ['a name of 129 letters', { name: 'x'.repeat(129), gateways: range('1.1.1.1') }, 'name: String length'],
    ['no name', { name: null, gateways: range('1.1.1.1') }, 'name: The field cannot be left blank'],
    ['an unknown type', { type: 'SPHERE' }, 'type: The field is not valid'],
    [
      '76 locations',
      { type: 'DYNAMIC', locations: Array(76).fill({ country: 'AF' }) },
      'locations: No more than 75 locations may be included in a Location Zone.',
    ],
    ['an unknown proxy type', { type: 'DYNAMIC', proxyType: 'ANY' }, 'proxyType: The field is not valid'],
  ])('is refused with %s', async (_what, more, cause) => {
    const { call, simulator } = orgWithZones();
    const failure = failureOf(await call('POST', '/api/v1/zones', { type: 'IP', name: 'New', ...more }));
    expect(failure).toMatchObject({ status: 400, code: 'E0000001' });
    expect(failure.causes[0]).toContain(cause);
    expect(simulator.org.zones.size).toBe(4);
  });

  it('takes 1000 gateways on a blocklist', async () => {
    const { call } = orgWithZones();
    const body = { type: 'IP', name: 'New', usage: 'BLOCKLIST', gateways: range(...Array(1000).fill('1.1.1.1')) };
    expect((await call('POST', '/api/v1/zones', body)).status).toBe(200);
  });
});

describe('replacing a zone', () => {
  it('empties the lists that were left out and keeps the use', async () => {
    const { call, idOf } = orgWithZones();
    const { body } = await call('PUT', `/api/v1/zones/${idOf('Office')}`, {
      type: 'IP',
      name: 'HQ',
      gateways: range('1.1.1.1'),
    });
    expect(body).toMatchObject({ name: 'HQ', gateways: range('1.1.1.1-1.1.1.1'), proxies: null, usage: 'POLICY' });
  });

  it('takes back what a GET gave', async () => {
    const { call, idOf, simulator } = orgWithZones();
    const path = `/api/v1/zones/${idOf('Office')}`;
    const { body } = await call('GET', path);
    const before = simulator.org.snapshot();
    expect((await call('PUT', path, body)).status).toBe(200);
    expect(simulator.org.snapshot()).toEqual(before);
  });

  it.each<[string, string, object, string]>([
    ['another type', 'Office', { type: 'DYNAMIC', name: 'Office' }, 'type: The type of a zone cannot be changed'],
    [
      'a new name for a system zone',
      'LegacyIpZone',
      { type: 'IP', name: 'Mine' },
      'name: A system zone cannot be renamed',
    ],
    [
      'the exempt zone without its mark',
      'DefaultExemptIpZone',
      { type: 'IP', name: 'DefaultExemptIpZone', gateways: range('1.1.1.1') },
      'does not allow usage changes for DefaultExemptIpZone',
    ],
    [
      'proxies in the exempt zone',
      'DefaultExemptIpZone',
      { type: 'IP', name: 'DefaultExemptIpZone', useAsExemptList: true, proxies: range('1.1.1.1') },
      'proxies: DefaultExemptIpZone takes gateways only',
    ],
  ])('is refused with %s', async (_what, name, body, cause) => {
    const { call, idOf } = orgWithZones();
    const failure = failureOf(await call('PUT', `/api/v1/zones/${idOf(name)}`, body));
    expect(failure).toMatchObject({ status: 400, code: 'E0000001' });
    expect(failure.causes[0]).toContain(cause);
  });

  it('works on the exempt zone with its mark, and on a system zone with 5000 gateways', async () => {
    const { call, idOf } = orgWithZones();
    const exempt = { type: 'IP', name: 'DefaultExemptIpZone', useAsExemptList: true, gateways: range('1.1.1.1') };
    expect((await call('PUT', `/api/v1/zones/${idOf('DefaultExemptIpZone')}`, exempt)).status).toBe(200);
    const legacy = { type: 'IP', name: 'LegacyIpZone', gateways: range(...Array(5000).fill('1.1.1.1')) };
    expect((await call('PUT', `/api/v1/zones/${idOf('LegacyIpZone')}`, legacy)).status).toBe(200);
  });
});

describe('deleting a zone', () => {
  it('needs it to be deactivated first', async () => {
    const { call, idOf } = orgWithZones();
    const path = `/api/v1/zones/${idOf('Office')}`;
    const text = 'The zone: Office is an active zone. Active zones cannot be deleted.';
    expect(failureOf(await call('DELETE', path))).toMatchObject({
      status: 400,
      summary: `Api validation failed: ${text}`,
      causes: [`id: ${text}`],
    });
    const { body } = await call('POST', `${path}/lifecycle/deactivate`);
    expect(body).toMatchObject({ status: 'INACTIVE', _links: { activate: {} } });
    expect((await call('POST', `${path}/lifecycle/activate`)).body).toMatchObject({ status: 'ACTIVE' });
    await call('POST', `${path}/lifecycle/deactivate`);
    expect((await call('DELETE', path)).status).toBe(204);
    expect(failureOf(await call('GET', path)).summary).toContain('(NetworkZone)');
  });

  it('is refused for a system zone and for one in use', async () => {
    const { call, idOf } = orgWithZones();
    expect(failureOf(await call('DELETE', `/api/v1/zones/${idOf('LegacyIpZone')}`)).status).toBe(400);
    expect(failureOf(await call('POST', `/api/v1/zones/${idOf('Used')}/lifecycle/deactivate`)).status).toBe(400);
  });
});
