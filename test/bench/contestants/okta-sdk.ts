import { Agent } from 'node:https';
import okta from '@okta/okta-sdk-nodejs';
import type { ListMode, Open, Target } from './contestant.ts';

/**
 * Okta's own SDK, in its best form: without the cache that would answer a repeated question itself (and costs a copy of
 * every body), and with a kept connection, which it does not use by itself.
 */
export const open: Open = async (target) => {
  const client = new okta.Client({
    orgUrl: target.origin,
    ...toCredential(target),
    cacheMiddleware: null,
    requestExecutor: createKeepAliveExecutor(),
  });

  const count = async (
    rows: { each(look: (row: unknown) => void): Promise<unknown> },
    mode: ListMode,
  ): Promise<number> => {
    const kept: unknown[] = [];
    let seen = 0;
    await rows.each((row) => {
      seen += 1;
      if (mode === 'collect') kept.push(row);
    });
    return mode === 'collect' ? kept.length : seen;
  };

  return {
    async getUser(login) {
      return (await client.userApi.getUser({ userId: login })).profile?.login ?? '';
    },
    listUsers: async (mode) => count(await client.userApi.listUsers({ limit: 200 }), mode),
    getLogs: async (mode) =>
      count(await client.systemLogApi.listLogEvents({ limit: 1000, until: '2099-12-31T00:00:00.000Z' }), mode),
  };
};

function toCredential({ credential }: Target) {
  if (credential.kind === 'api-token') return { token: credential.token };
  const { clientId, privateKeyPem } = credential;
  return {
    authorizationMode: 'PrivateKey',
    clientId,
    privateKey: privateKeyPem,
    scopes: ['okta.users.read'],
  };
}

function createKeepAliveExecutor() {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  const executor = new okta.DefaultRequestExecutor();
  const fetchPlainly = executor.fetch.bind(executor);
  executor.fetch = (request: object) => fetchPlainly({ ...request, agent });
  return executor;
}
