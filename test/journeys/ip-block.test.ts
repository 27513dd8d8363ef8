import { expect, it } from 'vitest';
import { openOrg } from '../support/open-org.ts';

const ZONE = 'Okta.Zone(val.id && val.id === obj.id)';

it('Attackers are blocked address by address, and the list is replaced when the case is closed', async () => {
  const { run, fail, org } = await openOrg({
    seed: {
      zones: [
        {
          name: 'BlockedIpZone',
          system: true,
          usage: 'BLOCKLIST',
          details: { gateways: [{ type: 'RANGE', value: '203.0.113.66-203.0.113.66' }], proxies: null },
        },
        {
          name: 'Offices',
          details: {
            gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }],
            proxies: [{ type: 'CIDR', value: '198.51.100.250/32' }],
          },
        },
      ],
    },
  });
  const officesBefore = org.snapshot().zones.find(({ name }) => name === 'Offices');
  const gateways = () => {
    const blocked = [...org.zones.values()].find(({ name }) => name === 'BlockedIpZone');
    return (blocked?.details.gateways as { value: string }[] | undefined)?.map(({ value }) => value);
  };

  const listed = await run('okta-list-zones');
  const zones = listed.EntryContext?.[ZONE] as { id: string; name: string }[];
  const zoneID = zones.find(({ name }) => name === 'BlockedIpZone')?.id ?? expect.fail('listed');

  const append = (gatewayIPs: string | string[]) =>
    run('okta-update-zone', { zoneID, gatewayIPs, updateType: 'APPEND' });
  await append('203.0.113.67');
  // The same again, and what the zone covers already, change nothing.
  await append(['203.0.113.67/32', '203.0.113.66', '2001:db8:bad::1', '203.0.113.80 - 203.0.113.90']);
  expect(gateways()).toEqual([
    '203.0.113.66-203.0.113.66',
    '203.0.113.67/32',
    '2001:db8:bad::1/128',
    '203.0.113.80-203.0.113.90',
  ]);

  const before = org.snapshot();
  expect(
    await fail('okta-update-zone', { zoneID, gatewayIPs: '203.0.113.68,203.0.113', updateType: 'APPEND' }),
  ).toContain("'203.0.113'");
  expect(org.snapshot()).toEqual(before);

  const partners = await run('okta-create-zone', {
    name: 'Partners',
    gateway_ips: '192.0.2.0/24',
    proxies: '192.0.2.250',
  });
  const { id: partnersId } = partners.Contents as { id: string };
  await run('okta-update-zone', { zoneID: partnersId, zoneName: 'Partners EU' });

  await run('okta-update-zone', { zoneID, gatewayIPs: '2001:db8:bad::/48', updateType: 'OVERRIDE' });
  expect(gateways()).toEqual(['2001:db8:bad::/48']);
  expect((await run('okta-get-zone', { zoneID })).HumanReadable).toContain(
    "{'type': 'CIDR', 'value': '2001:db8:bad::/48'}",
  );

  const after = org.snapshot().zones;
  expect(after.find(({ name }) => name === 'Offices')).toEqual(officesBefore);
  expect(after.find(({ name }) => name === 'BlockedIpZone')).toMatchObject({ usage: 'BLOCKLIST', status: 'ACTIVE' });
  expect(after.find(({ name }) => name === 'Partners EU')?.details).toMatchObject({
    gateways: [{ type: 'CIDR', value: '192.0.2.0/24' }],
    proxies: [{ type: 'CIDR', value: '192.0.2.250/32' }],
  });
});
