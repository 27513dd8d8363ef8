import { expect, it } from 'vitest';
import { tableBlock } from '../../../src/core/block.ts';
import { renderPage } from '../../../src/hosts/html/render-page.ts';
import { LOG_EVENTS } from '../../../src/views/log-event.ts';
import { growth, LESS_THAN_QUADRATIC } from '../../support/growth.ts';
import { toLogEvent } from '../../support/log-event.ts';

it('A page of events is made in linear time', async () => {
  const show = (size: number) => {
    const rows = Array.from({ length: size }, (_, number) => toLogEvent(number));
    return renderPage([{ blocks: [tableBlock('Events', LOG_EVENTS, rows)] }], { madeAt: new Date(0) });
  };
  expect(await growth(1000, show)).toBeLessThan(LESS_THAN_QUADRATIC);
});
