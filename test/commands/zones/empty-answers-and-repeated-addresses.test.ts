import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const { okta, run } = fakeOkta();
const ADDRESS = '/api/v1/zones/nzo1';
const ZONE = { id: 'nzo1', name: 'Offices', gateways: [{ type: 'CIDR', value: '1.1.1.1/32' }] };

describe('okta-get-zone', () => {
  it.each([['{}'], ['null']])('says that there is no zone where Okta answers %s', async (body) => {
    okta().get(ADDRESS).reply(200, body);
    const { HumanReadable, EntryContext } = await run('okta-get-zone', { zoneID: 'nzo1' });
    expect(HumanReadable).toBe('No zones found.');
    expect(EntryContext).toEqual({ 'Okta.Metadata(true)': {} });
  });
});

describe('addresses that are given twice', () => {
  const twice = [
    { type: 'CIDR', value: '8.8.8.8/32' },
    { type: 'CIDR', value: '8.8.8.8/32' },
  ];

  it('okta-create-zone sends as they were given', async () => {
    okta()
      .post('/api/v1/zones', { name: 'New', type: 'IP', status: 'ACTIVE', gateways: twice, proxies: [] })
      .reply(200, { ...ZONE, gateways: twice });
    await run('okta-create-zone', { name: 'New', gateway_ips: '8.8.8.8,8.8.8.8/32' });
  });

  it('okta-update-zone sends as they were given where they override', async () => {
    okta().get(ADDRESS).reply(200, ZONE);
    okta()
      .put(ADDRESS, { ...ZONE, gateways: twice })
      .reply(200, { ...ZONE, gateways: twice });
    await run('okta-update-zone', { zoneID: 'nzo1', gatewayIPs: '8.8.8.8,8.8.8.8/32', updateType: 'OVERRIDE' });
  });

  it('okta-update-zone adds once where they are appended', async () => {
    const gateways = [...ZONE.gateways, { type: 'CIDR', value: '8.8.8.8/32' }];
    okta().get(ADDRESS).reply(200, ZONE);
    okta()
      .put(ADDRESS, { ...ZONE, gateways })
      .reply(200, { ...ZONE, gateways });
    await run('okta-update-zone', { zoneID: 'nzo1', gatewayIPs: '8.8.8.8,8.8.8.8/32', updateType: 'APPEND' });
  });
});
