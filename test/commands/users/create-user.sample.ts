import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

const NEW_USER = { firstName: 'New', lastName: 'User', email: 'new@acme.example', login: 'new@acme.example' };

export const sample: Sample = {
  command: 'okta-create-user',
  calls: [
    { args: NEW_USER, requests: 1 },
    { args: { ...NEW_USER, password: 'F1rstPa55word', groupIds: GROUP.groupId, activate: 'true' }, requests: 1 },
    { args: { ...NEW_USER, passwordQuestion: 'First pet?', passwordAnswer: 'Rex the cat' }, requests: 1 },
  ],
};
