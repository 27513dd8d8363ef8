/**
 * Node's codes for a certificate that fails verification (OpenSSL's X509_V_ERR_*, which Node names without the prefix) and
 * what people can do about each kind. Trusting every certificate is advised for one kind alone: an unknown authority.
 */
const CERTIFICATE_FAULTS: readonly (readonly [codes: RegExp, describe: (host: string, code: string) => string])[] = [
  [
    /ALTNAME_INVALID|HOSTNAME_MISMATCH/,
    (host, code) =>
      `The certificate of ${host} is for another host name (${code}). Check the Okta URL and the proxy settings.`,
  ],
  [
    /^(?:CERT|CRL)_(?:HAS_EXPIRED|NOT_YET_VALID)$/,
    (host, code) =>
      `The certificate of ${host} is not valid at this time (${code}). Check the clock of this machine; if it is right, the certificate must be renewed.`,
  ],
  [
    /^CERT_REVOKED$/,
    (host, code) =>
      `The certificate of ${host} has been revoked (${code}). Do not connect; ask the people who run the server.`,
  ],
  [
    /^(?:UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|CERT_UNTRUSTED)$/,
    (host, code) =>
      `The certificate of ${host} cannot be trusted (${code}). Give the CA of your network in SSL_CERT_FILE, or select 'Trust any certificate'.`,
  ],
  [
    /ALERT_(?:\w*CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)/,
    (host, code) =>
      `${host} ended the connection because it got no client certificate (${code}), which Okta never asks for. Check the Okta URL and the proxy settings.`,
  ],
  [
    /^CERT_|^INVALID_(?:CA|PURPOSE|NON_CA)|PATH_LENGTH_EXCEEDED|^UNABLE_TO_(?:DECRYPT|DECODE|GET_CRL)|_IN_CERT_|SUBJECT_ISSUER_MISMATCH|AKID_|KEYUSAGE_NO_CERTSIGN|_TOO_(?:SMALL|WEAK)$/,
    (host, code) =>
      `The certificate of ${host} or of its authority is not valid (${code}). Ask the people who run the server, or the proxy that inspects TLS.`,
  ],
];

/** Codes of the protocol itself: versions, ciphers, bytes that are no TLS. */
const PROTOCOL = /SSL|TLS|EPROTO/;

export const isTlsCode = (code: string): boolean =>
  PROTOCOL.test(code) || CERTIFICATE_FAULTS.some(([codes]) => codes.test(code));

/** What went wrong with TLS, and what to do, for people. */
export function describeTlsFault(host: string, code: string): string {
  const certificate = CERTIFICATE_FAULTS.find(([codes]) => codes.test(code));
  if (certificate !== undefined) return certificate[1](host, code);
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|UNSUPPORTED_SSL_VERSION|NO_PROTOCOLS_AVAILABLE/.test(code)) {
    return `${host} does not offer TLS 1.2 or newer (${code}). Update that server, or the proxy that inspects TLS, and check the Okta URL.`;
  }
  return `${host} has no TLS cipher in common with this machine, or does not speak TLS (${code}). Check the Okta URL and the proxy settings.`;
}
