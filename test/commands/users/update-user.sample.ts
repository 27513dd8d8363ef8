import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

const { username } = ANN;

export const sample: Sample = {
  command: 'okta-update-user',
  calls: [
    { args: { username, lastName: 'Archer', department: 'R&D' }, requests: 1 },
    { args: { username, password: 'N3wPa55word!' }, requests: 1 },
    { args: { username, passwordQuestion: 'First pet?', passwordAnswer: 'Rex the cat' }, requests: 1 },
  ],
};
