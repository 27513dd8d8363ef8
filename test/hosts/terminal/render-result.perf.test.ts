import { expect, it } from 'vitest';
import { toResult } from '../../../src/cortex-text/result.ts';
import { renderResult } from '../../../src/hosts/terminal/render-result.ts';
import { growth, LESS_THAN_QUADRATIC } from '../../support/growth.ts';
import { rowsTable } from '../../support/rows-table.ts';

it('A table is shown in a terminal in linear time', async () => {
  const show = (size: number) => {
    const rows = Array.from({ length: size }, (_, index) => ({
      ID: `00u${index}`,
      Login: `user${index}@example.com`,
      Status: 'ACTIVE',
    }));
    const result = toResult('okta-test', { ok: true, outcome: { blocks: [rowsTable('Users', rows)], raw: rows } });
    return renderResult(result, { width: 80, color: false, isTty: true });
  };
  expect(await growth(5000, show)).toBeLessThan(LESS_THAN_QUADRATIC);
});
