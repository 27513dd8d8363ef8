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

it.each([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'ERR_SSL_EE_KEY_TOO_SMALL',
  'ERR_SSL_NO_SUITABLE_SIGNATURE_ALGORITHM',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'EPROTO',
])('%s is a fault of TLS that trusting every certificate would not mend, and is not advised', (code) => {
  const error = toConnectionError(new ConnectionError(code, false), context);
  expect(error).toMatchObject({ code: 'transport_tls' });
  expect(error.message).toContain(code);
  expect(error.message).toMatch(/Check|Ask|ask|Update/);
  expect(error.message).not.toMatch(/Trust any certificate/);
});

it.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])('%s is answered with the file for the authority of the network', (code) => {
  expect(toConnectionError(new ConnectionError(code, false), context).message).toContain('SSL_CERT_FILE');
});
