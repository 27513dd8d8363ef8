import { afterAll, beforeAll } from 'vitest';

/** Proxy settings of the machine would send the tests' requests to this machine elsewhere. */
const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY'];
const saved = new Map<string, string>();

beforeAll(() => {
  for (const name of [...PROXY_VARIABLES, ...PROXY_VARIABLES.map((variable) => variable.toLowerCase())]) {
    const value = process.env[name];
    if (value !== undefined) saved.set(name, value);
    delete process.env[name];
  }
});

afterAll(() => {
  for (const [name, value] of saved) process.env[name] = value;
});
