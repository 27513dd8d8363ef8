import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/okta/auth/context-store.ts';
import { createScopedStore, createUsualStore, readSets } from '../../../src/okta/auth/scoped-store.ts';

describe('the store of tokens by scope', () => {
  it('keeps the token of the usual scopes where the original keeps it, and others beside it', async () => {
    const store = createMemoryStore();
    await createScopedStore(store, 'okta.roles.read').write({ token: 'roles' });
    await createUsualStore(store).write({ token: 'usual' });
    await createScopedStore(store, 'okta.devices.read').write({ token: 'devices' });
    expect(await store.read()).toMatchObject({ token: 'usual' });
    expect(await createUsualStore(store).read()).toEqual({ token: 'usual' });
    expect(await createScopedStore(store, 'okta.roles.read').read()).toEqual({ token: 'roles' });
    expect(await readSets(store)).toEqual(['okta.roles.read', 'okta.devices.read']);
  });

  it('takes what is damaged for nothing', async () => {
    const store = createMemoryStore({ tokens_by_scope: '{"okta' });
    expect(await createScopedStore(store, 'okta.roles.read').read()).toEqual({});
    expect(await readSets(store)).toEqual([]);
  });
});
