import { expect, it } from 'vitest';
import { contextKey } from '../../src/core/context-keys.ts';
import { mergeContext, type WarRoomContext } from '../../src/war-room-language/context-merge.ts';
import { growth, LESS_THAN_QUADRATIC } from '../support/growth.ts';

it('Entities are merged into as many known ones in linear time', async () => {
  const key = contextKey('Okta.Logs.Events', 'uuid');
  const mergeTwice = (size: number) => {
    const events = Array.from({ length: size }, (_, index) => ({ uuid: `u${index}`, eventType: 'user.session.start' }));
    const context: WarRoomContext = {};
    mergeContext(context, { [key]: events });
    mergeContext(context, { [key]: events.map((event) => ({ ...event, severity: 'INFO' })) });
  };
  expect(await growth(4_000, mergeTwice)).toBeLessThan(LESS_THAN_QUADRATIC);
});
