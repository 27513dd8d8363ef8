/** One user with `node:http` alone: the least that a process which asks Okta something can do. */
import { request } from 'node:http';

const { OKTA_CLIENT_ORGURL: origin = '', OKTA_CLIENT_TOKEN: token = '', BENCH_LOGIN: login = '' } = process.env;
const url = `${origin}/api/v1/users/${encodeURIComponent(login)}`;
request(url, { headers: { accept: 'application/json', authorization: `SSWS ${token}` } }, (response) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => {
    const user = JSON.parse(Buffer.concat(chunks).toString()) as { profile: { login: string } };
    process.stdout.write(`${user.profile.login}\n`);
  });
}).end();
