import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-set-password',
  calls: [
    { args: { username: ANN.username, password: 'N3wPa55word!' }, requests: 1 },
    { args: { username: ANN.username, password: 'N3wPa55word!', temporary_password: 'true' }, requests: 2 },
  ],
};
