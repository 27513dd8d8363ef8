/** Every user as a line of JSON, with `node:https` alone: what the CLI's ndjson is compared with. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';

const { OKTA_CLIENT_ORGURL: origin = '', OKTA_CLIENT_TOKEN: token = '' } = process.env;
const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });

for (let next: string | undefined = `${origin}/api/v1/users?limit=200`; next !== undefined; ) {
  const response: IncomingMessage = await get(next);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const rows = JSON.parse(Buffer.concat(chunks).toString()) as unknown[];
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
  next = /<([^>]+)>; rel="next"/.exec(String(response.headers.link))?.[1];
}
agent.destroy();

function get(url: string): Promise<IncomingMessage> {
  const headers = { accept: 'application/json', authorization: `SSWS ${token}` };
  return new Promise((resolve, reject) => {
    request(url, { agent, headers }, resolve).on('error', reject).end();
  });
}
