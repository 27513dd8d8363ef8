import { Agent } from 'node:https';
import axios, { type AxiosResponse } from 'axios';
import { type ListMode, LOGS_ADDRESS, type Open, USERS_ADDRESS } from './contestant.ts';
import { type Authorize, createTokenSource } from './raw-dpop.ts';

/** axios in a loop, as somebody writes it who needs a few calls: a kept connection, JSON read, nothing else. */
export const open: Open = async ({ origin, credential }) => {
  const http = axios.create({
    httpsAgent: new Agent({ keepAlive: true, rejectUnauthorized: false }),
    proxy: false,
    maxRedirects: 0,
  });

  const authorize: Authorize =
    credential.kind === 'api-token'
      ? async () => ({ authorization: `SSWS ${credential.token}` })
      : await createTokenSource(origin, credential, async (url, headers, body) => {
          const { headers: answered, data } = await http.post<string>(url, body, {
            headers,
            responseType: 'text',
            transformResponse: (text: unknown) => text,
            validateStatus: () => true,
          });
          return { nonce: String(answered['dpop-nonce'] ?? ''), text: data };
        });

  const get = async <Body>(url: string): Promise<AxiosResponse<Body>> =>
    http.get<Body>(url, { headers: await authorize('GET', url) });

  const list = async (address: string, mode: ListMode): Promise<number> => {
    const kept: unknown[] = [];
    let rows = 0;
    for (let next: string | undefined = `${origin}${address}`; next !== undefined; ) {
      const answer: AxiosResponse<unknown[]> = await get(next);
      for (const row of answer.data) {
        rows += 1;
        if (mode === 'collect') kept.push(row);
      }
      next = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1];
    }
    return mode === 'collect' ? kept.length : rows;
  };

  return {
    async getUser(login) {
      const address = `${origin}/api/v1/users/${encodeURIComponent(login)}`;
      return (await get<{ profile: { login: string } }>(address)).data.profile.login;
    },
    listUsers: (mode) => list(USERS_ADDRESS, mode),
    getLogs: (mode) => list(LOGS_ADDRESS, mode),
  };
};
