/** One user with `node:https` alone: the least that a process which asks Okta something can do. */
import { request } from 'node:https';

const { OKTA_CLIENT_ORGURL: origin = '', OKTA_CLIENT_TOKEN: token = '', BENCH_LOGIN: login = '' } = process.env;
const url = `${origin}/api/v1/users/${encodeURIComponent(login)}`;
const headers = { accept: 'application/json', authorization: `SSWS ${token}` };
request(url, { headers, rejectUnauthorized: false }, (response) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => {
    const user = JSON.parse(Buffer.concat(chunks).toString()) as { profile: { login: string } };
    process.stdout.write(`${user.profile.login}\n`);
  });
}).end();
