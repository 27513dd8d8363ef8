import { expect, it } from 'vitest';
import { ConnectionError, toConnectionError } from '../../../src/okta/http/connection-error.ts';

const limits = { connectTimeoutMs: 1, idleTimeoutMs: 1, totalTimeoutMs: 1, maxBodyBytes: 1 };
const context = { host: 'acme.okta.test', proxy: undefined, limits };

it.each([
  ['EHOSTUNREACH', 'transport_refused'],
  ['ENETUNREACH', 'transport_refused'],
  ['ECONNRESET', 'transport_reset'],
  ['ETIMEDOUT', 'transport_timeout'],
])('%s counts as sent if the connection was open already, or a user could be made twice', (code, expected) => {
  expect(toConnectionError(new ConnectionError(code, true), context)).toMatchObject({ code: expected, sent: true });
  expect(toConnectionError(new ConnectionError(code, false), context)).toMatchObject({ code: expected, sent: false });
});
