import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const COMMAND = 'okta-assign-group-to-app';

describe('two look-ups that fail', () => {
  const { okta, fail } = fakeOkta();

  it('name the group, however late its answer comes', async () => {
    let answerGroups = () => {};
    const appsAnswered = new Promise<void>((resolve) => {
      answerGroups = resolve;
    });
    okta()
      .get('/api/v1/groups')
      .query(true)
      .reply(async () => {
        await appsAnswered;
        return [403, { errorCode: 'E0000006', errorSummary: 'groups' }];
      });
    okta()
      .get('/api/v1/apps')
      .query(true)
      .reply(() => {
        answerGroups();
        return [403, { errorCode: 'E0000006', errorSummary: 'apps' }];
      });
    expect(await fail(COMMAND, { groupName: 'G', appName: 'A' })).toContain('"errorSummary": "groups"');
  });
});
