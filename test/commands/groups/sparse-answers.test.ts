import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const ACCOUNT_KEY = 'Account(val.ID && val.ID === obj.ID)';

describe('answers that leave something out', () => {
  const { okta, run } = fakeOkta();

  it('do not hide that a group was made', async () => {
    okta()
      .post('/api/v1/groups', { profile: { name: 'G' } })
      .reply(200, { id: 'g1', type: 'OKTA_GROUP' });
    expect(await run('okta-create-group', { name: 'G' })).toMatchObject({
      HumanReadable: 'Group Created: [GroupID:g1, GroupName: G]',
      EntryContext: {
        'OktaGroup(val.ID && val.ID === obj.ID)': [{ ID: 'g1', Name: 'G', Description: null, Type: 'OKTA_GROUP' }],
      },
    });
    okta()
      .post('/api/v1/groups')
      .reply(200, { profile: { name: 'G' } });
    expect(await run('okta-create-group', { name: 'G' })).toMatchObject({
      HumanReadable: 'Group Created: [GroupID:, GroupName: G]',
    });
  });

  it('do not stop a list of members, and give no name None', async () => {
    const members = [{ id: 'u1' }, { id: 'u2', profile: { firstName: null, lastName: 'L', login: 'l@x' } }];
    okta().get('/api/v1/groups/g/users').query(true).reply(200, members);
    const entry = await run('okta-get-group-members', { groupId: 'g' });
    expect(entry.EntryContext?.[ACCOUNT_KEY]).toEqual([
      { ID: 'u1', DisplayName: ' ', Type: 'Okta' },
      { ID: 'u2', Username: 'l@x', DisplayName: ' L', Type: 'Okta' },
    ]);
    expect(entry.HumanReadable).not.toContain('None');
  });

  it('leave out the counts of a group that Okta does not give', async () => {
    okta()
      .get('/api/v1/groups')
      .query({ filter: 'id eq "00g1"', expand: 'stats' })
      .reply(200, [{ id: '00g1', profile: { name: 'Finance' } }]);
    const entry = await run('okta-get-group', { groupId: '00g1' });
    expect(entry.EntryContext?.['Okta.Group(val.ID && val.ID === obj.ID)']).toEqual({ ID: '00g1', Name: 'Finance' });
  });
});
