import { describe, expect, it } from 'vitest';
import { readPath } from '../../../src/core/rows/read-path.ts';

const EVENT = {
  actor: { alternateId: 'jane@acme.example' },
  target: [{ id: '1', tags: ['a', 'b'] }, { id: '2' }, { id: null }],
  debugContext: { debugData: { 'risk.level': 'HIGH', risk: { level: 'LOW', reason: 'new device' } } },
};

describe('a path into one of Okta’s objects', () => {
  it.each([
    ['actor.alternateId', 'jane@acme.example'],
    ['target.id', ['1', '2']],
    ['target[1].id', '2'],
    ['target[0].tags', ['a', 'b']],
    ['target.tags[1]', 'b'],
    ['actor.nobody', undefined],
    ['actor.alternateId.more', undefined],
    ['target[9].id', undefined],
    ['constructor', undefined],
  ])('%s leads to %o', (path, value) => {
    expect(readPath(EVENT, path)).toEqual(value);
  });

  it('means the longest name where a name has a dot in it', () => {
    expect(readPath(EVENT, 'debugContext.debugData.risk.level')).toBe('HIGH');
    expect(readPath(EVENT, 'debugContext.debugData.risk.reason')).toBe('new device');
  });
});
