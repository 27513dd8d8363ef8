import { column, tableBlock } from '../../../src/core/block.ts';
import { renderBlocks } from '../../../src/cortex-text/render-blocks.ts';
import { createIntegration } from '../../../src/index.ts';
import type { ListMode, Open, Target } from './contestant.ts';

/** This product as a library: every answer becomes a war-room entry, with markdown, context and the raw rows. */
export const open: Open = async (target) => {
  const integration = createIntegration({ params: toParameters(target) });

  const run = async (command: string, args: Readonly<Record<string, unknown>>) => {
    const result = await integration.run(command, args);
    if (!result.ok) throw new Error(result.message);
    return result.entry;
  };

  const list = async (command: string, mode: ListMode): Promise<number> => {
    if (mode === 'collect') {
      const { Contents } = await run(command, { limit: 0 });
      return Array.isArray(Contents) ? Contents.length : 0;
    }
    let rows = 0;
    for await (const page of integration.stream(command, { limit: 0 })) rows += page.length;
    return rows;
  };

  return {
    async getUser(login) {
      const { Contents } = await run('okta-get-user', { username: login });
      return (Contents as { profile: { login: string } }).profile.login;
    },
    listUsers: (mode) => list('okta-list-users', mode),
    getLogs: (mode) => list('okta-get-logs', mode),
    drawTable: (rows) => drawTable(rows).length,
  };
};

function drawTable(rows: readonly object[]): string {
  const names = Object.keys(rows[0] ?? {}).sort();
  const columns = names.map((name) => column<object>(name, 'text', (row) => Reflect.get(row, name)));
  return renderBlocks([tableBlock('Rows', { columns }, rows)]);
}

function toParameters({ origin, credential }: Target): Readonly<Record<string, unknown>> {
  const org = { url: origin, insecure: true };
  if (credential.kind === 'api-token') return { ...org, credentials: { password: credential.token } };
  const { clientId, privateKeyPem } = credential;
  return { ...org, use_oauth: true, client_id: clientId, private_key: privateKeyPem };
}
