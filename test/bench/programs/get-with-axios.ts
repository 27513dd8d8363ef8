/** One user with axios, loaded as a script of a few lines loads it. */
import { Agent } from 'node:https';
import axios from 'axios';

const { OKTA_CLIENT_ORGURL: origin = '', OKTA_CLIENT_TOKEN: token = '', BENCH_LOGIN: login = '' } = process.env;
axios
  .get<{ profile: { login: string } }>(`${origin}/api/v1/users/${encodeURIComponent(login)}`, {
    headers: { authorization: `SSWS ${token}` },
    httpsAgent: new Agent({ rejectUnauthorized: false }),
  })
  .then(({ data }) => process.stdout.write(`${data.profile.login}\n`));
