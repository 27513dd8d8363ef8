import { describe, expect, it } from 'vitest';
import { createOutputReader } from '../../src/core/output-values.ts';

const CONTEXT = {
  'Account(val.ID && val.ID === obj.ID)': [
    { ID: '00u1', Groups: [{ Name: 'A' }, { Name: 'B' }], Manager: null },
    { ID: '00u2', Groups: [], Manager: 'Ann' },
  ],
  'Okta.Metadata(true)': { 'x-rate-limit-limit': '600', 'x-rate-limit-reset': '' },
  AccountType: 'other',
};

const read = createOutputReader(CONTEXT, [
  { path: 'Account.ID', type: 'String', description: '' },
  { path: 'Account.Manager', type: 'String', description: '' },
  { path: 'Okta.Metadata.x-rate-limit-limit', type: 'Number', description: '' },
  { path: 'Okta.Metadata.x-rate-limit-reset', type: 'Number', description: '' },
  { path: 'Account.Groups', type: 'String', description: '' },
]);

describe('the values of a context path', () => {
  it('come in the order of the entities, whatever the key says about merging', () => {
    expect(read('Account.ID')).toEqual(['00u1', '00u2']);
  });

  it('come one by one out of lists on the way', () => {
    expect(read('Account.Groups.Name')).toEqual(['A', 'B']);
  });

  it('leave out what is null or absent, and what is under another path that begins alike', () => {
    expect(read('Account.Manager')).toEqual(['Ann']);
    expect(read('Account.NoSuchField')).toEqual([]);
    expect(read('Account')).toHaveLength(2);
  });

  it('have the documented type: a number that Okta sent as a text is a number, and what cannot be one is left out', () => {
    expect(read('Okta.Metadata.x-rate-limit-limit')).toEqual([600]);
    expect(read('Okta.Metadata.x-rate-limit-reset')).toEqual([]);
    expect(read('Account.Groups')).toEqual([]);
  });

  it('are found under names that every object has only where the context has them', () => {
    expect(read('Okta.Metadata.constructor')).toEqual([]);
  });
});
