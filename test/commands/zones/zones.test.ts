import { describe, expect, it } from 'vitest';
import { createIntegration } from '../../../src/integration.ts';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg, type TestOrg } from '../../support/open-org.ts';

const ZONES: OrgSeed = {
  zones: [
    {
      id: 'nzo00000000000000001',
      name: 'Offices',
      details: {
        gateways: [{ type: 'CIDR', value: '1.2.3.4/24' }],
        proxies: [{ type: 'CIDR', value: '5.5.5.5/32' }],
      },
    },
    { id: 'nzo00000000000000002', name: 'Partners' },
    {
      id: 'nzo00000000000000003',
      name: 'DefaultExemptIpZone',
      system: true,
      details: { gateways: [{ type: 'CIDR', value: '1.1.1.16/32' }], proxies: null, useAsExemptList: true },
    },
  ],
};
const OFFICES = 'nzo00000000000000001';
const EXEMPT = 'nzo00000000000000003';

const openZones = () => openOrg({ seed: ZONES });
const zoneIn = ({ org }: TestOrg, id: string) => org.zones.get(id);
const ZONE_KEY = 'Okta.Zone(val.id && val.id === obj.id)';

describe('okta-list-zones', () => {
  it('lists every zone, as Okta gives it', async () => {
    const { run } = await openZones();
    const entry = await run('okta-list-zones');
    expect(entry.Contents).toHaveLength(3);
    expect(entry.EntryContext?.[ZONE_KEY]).toEqual(entry.Contents);
    expect(entry.HumanReadable).toMatch(
      /^### Okta Zones\n\|name\|id\|gateways\|status\|system\|lastUpdated\|created\|\n/,
    );
  });

  it('stops at the limit, and takes 0 for none', async () => {
    const { run } = await openZones();
    expect((await run('okta-list-zones', { limit: '2' })).Contents).toHaveLength(2);
    expect((await run('okta-list-zones', { limit: '0' })).Contents).toHaveLength(3);
  });

  it('reads further pages up to a limit beyond one page', async () => {
    const zones = Array.from({ length: 450 }, (_, index) => ({ name: `Zone ${index}` }));
    const { run, stream, requestsOf } = await openOrg({ seed: { zones } });
    expect((await run('okta-list-zones', { limit: 401 })).Contents).toHaveLength(401);
    expect(await requestsOf(() => run('okta-list-zones'))).toHaveLength(3);
    expect((await stream('okta-list-zones', { limit: 401 })).map((rows) => rows.length)).toEqual([200, 200, 1]);
  });

  it.each(['ten', '-1', '1.5'])('refuses the limit %s before it asks Okta', async (limit) => {
    const { fail, requestsOf } = await openZones();
    const asked = await requestsOf(async () => expect(await fail('okta-list-zones', { limit })).toContain("'limit'"));
    expect(asked).toEqual([]);
  });
});

describe('okta-get-zone', () => {
  it('reads the zone of the id, in one request', async () => {
    const { run, requestsOf } = await openZones();
    const asked = await requestsOf(async () => {
      const entry = await run('okta-get-zone', { zoneID: OFFICES });
      expect(entry.Contents).toMatchObject({ id: OFFICES, name: 'Offices' });
      expect(entry.EntryContext?.[ZONE_KEY]).toEqual(entry.Contents);
      expect(entry.HumanReadable).toContain(
        "| Offices | nzo00000000000000001 | {'type': 'CIDR', 'value': '1.2.3.4/24'} |",
      );
    });
    expect(asked).toEqual([`GET /api/v1/zones/${OFFICES}`]);
  });

  it('asks nothing of Okta without an id, and never lists every zone instead', async () => {
    const { fail, requestsOf } = await openZones();
    for (const args of [{}, { zoneID: ' ' }]) {
      const asked = await requestsOf(async () =>
        expect(await fail('okta-get-zone', args)).toContain("Missing required argument 'zoneID'"),
      );
      expect(asked).toEqual([]);
    }
  });

  it('does not let an id lead to another address', async () => {
    const { fail, requestsOf } = await openZones();
    const asked = await requestsOf(async () =>
      expect(await fail('okta-get-zone', { zoneID: '../users' })).toContain('slash'),
    );
    expect(asked).toEqual([]);
  });
});

describe('okta-create-zone', () => {
  it('makes a zone of gateways and proxies: addresses, networks and ranges', async () => {
    const { run, org } = await openZones();
    const entry = await run('okta-create-zone', {
      name: 'New',
      gateway_ips: '1.1.0.0/16, 2.2.2.2,2001:db8::1',
      proxies: '["3.3.3.3", "1.2.3.4 - 1.2.3.9"]',
    });
    const zone = [...org.zones.values()].find(({ name }) => name === 'New');
    expect(zone).toMatchObject({
      type: 'IP',
      status: 'ACTIVE',
      details: {
        gateways: [
          { type: 'CIDR', value: '1.1.0.0/16' },
          { type: 'CIDR', value: '2.2.2.2/32' },
          { type: 'CIDR', value: '2001:db8::1/128' },
        ],
        proxies: [
          { type: 'CIDR', value: '3.3.3.3/32' },
          { type: 'RANGE', value: '1.2.3.4-1.2.3.9' },
        ],
      },
    });
    expect(entry.EntryContext?.[ZONE_KEY]).toMatchObject({ id: zone?.id, name: 'New' });
  });

  it.each([
    [{ name: 'N' }, "You must supply either 'gateway_ips' or 'proxies'."],
    [{ name: 'N', gateway_ips: ',' }, "You must supply either 'gateway_ips' or 'proxies'."],
    [{ gateway_ips: '1.1.1.1' }, "Missing required argument 'name'"],
    [{ name: 'N', gateway_ips: '1.2' }, "Argument 'gateway_ips' contains something that is not an IP address"],
    [
      { name: 'N', gateway_ips: '1.1.1.1', proxies: 'all' },
      "Argument 'proxies' contains something that is not an IP address",
    ],
  ])('refuses %o before it asks Okta', async (args, message) => {
    const { fail, requestsOf } = await openZones();
    const asked = await requestsOf(async () => expect(await fail('okta-create-zone', args)).toContain(message));
    expect(asked).toEqual([]);
  });
});

describe('okta-update-zone', () => {
  it('renames a zone and keeps everything else of it, in two requests', async () => {
    const opened = await openZones();
    const asked = await opened.requestsOf(() =>
      opened.run('okta-update-zone', { zoneID: OFFICES, zoneName: 'Offices 2' }),
    );
    expect(asked).toEqual([`GET /api/v1/zones/${OFFICES}`, `PUT /api/v1/zones/${OFFICES}`]);
    expect(zoneIn(opened, OFFICES)).toMatchObject({
      name: 'Offices 2',
      details: {
        gateways: [{ type: 'CIDR', value: '1.2.3.4/24' }],
        proxies: [{ type: 'CIDR', value: '5.5.5.5/32' }],
      },
    });
  });

  it('overrides the gateways and leaves the proxies, where no updateType is given', async () => {
    const opened = await openZones();
    await opened.run('okta-update-zone', { zoneID: OFFICES, gatewayIPs: ['8.8.8.8', '9.9.9.0/24'] });
    expect(zoneIn(opened, OFFICES)?.details).toMatchObject({
      gateways: [
        { type: 'CIDR', value: '8.8.8.8/32' },
        { type: 'CIDR', value: '9.9.9.0/24' },
      ],
      proxies: [{ type: 'CIDR', value: '5.5.5.5/32' }],
    });
  });

  it('overrides the proxies and leaves the gateways', async () => {
    const opened = await openZones();
    await opened.run('okta-update-zone', { zoneID: OFFICES, proxyIPs: '7.7.7.7', updateType: 'override' });
    expect(zoneIn(opened, OFFICES)?.details).toMatchObject({
      gateways: [{ type: 'CIDR', value: '1.2.3.4/24' }],
      proxies: [{ type: 'CIDR', value: '7.7.7.7/32' }],
    });
  });

  it('appends, and does not add what the zone covers already', async () => {
    const opened = await openZones();
    await opened.run('okta-update-zone', {
      zoneID: OFFICES,
      gatewayIPs: '1.2.3.0/24,8.8.8.8,8.8.8.8',
      proxyIPs: '5.5.5.5,6.6.6.6',
      updateType: 'APPEND',
    });
    expect(zoneIn(opened, OFFICES)?.details).toMatchObject({
      gateways: [
        { type: 'CIDR', value: '1.2.3.4/24' },
        { type: 'CIDR', value: '8.8.8.8/32' },
      ],
      proxies: [
        { type: 'CIDR', value: '5.5.5.5/32' },
        { type: 'CIDR', value: '6.6.6.6/32' },
      ],
    });
  });

  it('makes one address of an IPv6 address, not a network of 2^96', async () => {
    const opened = await openZones();
    await opened.run('okta-update-zone', { zoneID: OFFICES, gatewayIPs: '2001:db8::1', updateType: 'OVERRIDE' });
    expect(zoneIn(opened, OFFICES)?.details).toMatchObject({ gateways: [{ type: 'CIDR', value: '2001:db8::1/128' }] });
  });

  it('drops an empty item after a comma and the blanks in a range', async () => {
    const opened = await openZones();
    await opened.run('okta-update-zone', { zoneID: OFFICES, gatewayIPs: '2.2.2.1 - 2.2.2.9,', updateType: 'OVERRIDE' });
    expect(zoneIn(opened, OFFICES)?.details).toMatchObject({ gateways: [{ type: 'RANGE', value: '2.2.2.1-2.2.2.9' }] });
  });

  it('sends back what the exempt zone needs in every change', async () => {
    const opened = await openZones();
    await opened.run('okta-update-zone', { zoneID: EXEMPT, gatewayIPs: '4.4.4.4', updateType: 'APPEND' });
    expect(zoneIn(opened, EXEMPT)?.details).toMatchObject({
      gateways: [
        { type: 'CIDR', value: '1.1.1.16/32' },
        { type: 'CIDR', value: '4.4.4.4/32' },
      ],
      useAsExemptList: true,
    });
  });

  it('tolerates, as in Cortex, the arguments that a script passes and nobody declared', async () => {
    const opened = await openZones();
    const { url, token } = opened.simulator;
    const okta = createIntegration({ params: { url, credentials: token }, unknownArguments: 'ignore' });
    const command: string = 'okta-update-zone';
    const extra = { ZoneID: OFFICES, gateways: '[]', type: 'IP', name: 'x', status: 'ACTIVE' };
    const args = { zoneID: OFFICES, gatewayIPs: '4.4.4.4', updateType: 'APPEND', ...extra };
    expect((await okta.run(command, args)).ok).toBe(true);
    expect(zoneIn(opened, OFFICES)).toMatchObject({ name: 'Offices' });
  });

  it('has nothing to do without a name or an address, and asks nothing', async () => {
    const { run, requestsOf } = await openZones();
    const asked = await requestsOf(async () =>
      expect((await run('okta-update-zone', { zoneID: OFFICES })).HumanReadable).toBe('Nothing to update'),
    );
    expect(asked).toEqual([]);
  });

  it.each([
    [{ zoneName: 'x' }, "Missing required argument 'zoneID'"],
    [{ zoneID: OFFICES, gatewayIPs: '1.2' }, "Argument 'gatewayIPs' contains something that is not an IP address"],
    [
      { zoneID: OFFICES, gatewayIPs: '8.8.8.8', proxyIPs: '1.1.1.1/40' },
      "Argument 'proxyIPs' contains something that is not an IP address",
    ],
    [{ zoneID: OFFICES, gatewayIPs: '8.8.8.8', updateType: 'MERGE' }, "'updateType' must be one of APPEND, OVERRIDE"],
  ])('refuses %o before it asks Okta', async (args, message) => {
    const { fail, requestsOf } = await openZones();
    const asked = await requestsOf(async () => expect(await fail('okta-update-zone', args)).toContain(message));
    expect(asked).toEqual([]);
  });
});
