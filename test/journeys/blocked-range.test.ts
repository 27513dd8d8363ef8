import { expect, it } from 'vitest';
import { openOrg } from '../support/open-org.ts';

const BLOCKED = 'Okta.BlockedIP(val.Address && val.Address === obj.Address && val.ZoneID === obj.ZoneID)';

it('A range is blocked and let in again, and a zone of a similar name stays as it is', async () => {
  const { run, fail, org } = await openOrg({
    params: { protected_ips: '198.51.100.64/26' },
    seed: {
      zones: [
        {
          name: 'Known attackers',
          usage: 'BLOCKLIST',
          details: { gateways: [{ type: 'CIDR', value: '203.0.113.66/32' }], proxies: null },
        },
        {
          name: 'Known attackers (watch only)',
          usage: 'POLICY',
          details: { gateways: [{ type: 'CIDR', value: '203.0.113.0/28' }], proxies: null },
        },
      ],
    },
  });
  const gatewaysOf = (zoneName: string) => {
    const zone = org.snapshot().zones.find(({ name }) => name === zoneName);
    return (zone?.details.gateways as { value: string }[] | undefined)?.map(({ value }) => value);
  };
  const watched = gatewaysOf('Known attackers (watch only)');
  const zoneName = 'known ATTACKERS';

  const blocked = await run('okta-block-ip', { ip: '203.0.113.80 - 203.0.113.90', zoneName });
  expect(blocked.EntryContext?.[BLOCKED]).toMatchObject([{ Result: 'blocked', Effective: true }]);
  expect(gatewaysOf('Known attackers')).toEqual(['203.0.113.66/32', '203.0.113.80-203.0.113.90']);

  const again = await run('okta-block-ip', { ip: '203.0.113.85', zoneName });
  expect(again.EntryContext?.[BLOCKED]).toMatchObject([{ Result: 'already' }]);
  expect(await fail('okta-block-ip', { ip: '198.51.100.70', zoneName, force: 'true' })).toContain('protected_ips');

  const free = await run('okta-unblock-ip', { ip: '203.0.113.80-203.0.113.90', zoneName });
  expect(free.EntryContext?.[BLOCKED]).toMatchObject([{ Result: 'unblocked' }]);
  expect(gatewaysOf('Known attackers')).toEqual(['203.0.113.66/32']);
  expect(gatewaysOf('Known attackers (watch only)')).toEqual(watched);
});
