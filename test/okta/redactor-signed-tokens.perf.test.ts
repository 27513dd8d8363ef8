import { expect, it } from 'vitest';
import { createRedactor } from '../../src/okta/redactor.ts';
import { growth, LESS_THAN_QUADRATIC } from '../support/growth.ts';

it('A text of nothing but the beginnings of signed tokens is redacted in linear time', async () => {
  const { redact } = createRedactor(['a secret']);
  expect(await growth(40_000, (size) => redact('eyJ'.repeat(size)))).toBeLessThan(LESS_THAN_QUADRATIC);
});
