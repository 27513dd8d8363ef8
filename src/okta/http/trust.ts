import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

export interface TrustOptions {
  /** Certificates in PEM format, any number in each text. */
  readonly ca: readonly string[];
  /** True: the server's certificate is not checked. */
  readonly insecure: boolean;
}

export interface Trust {
  readonly rejectUnauthorized: boolean;
  /** Undefined: Node's own, which knows the authorities that Node was started with. */
  context(): SecureContext | undefined;
}

/**
 * Whose certificates are trusted: those of the authorities that Node knows, and of those given, such as a company's own.
 * Made once, when the first connection asks, since reading certificates takes a while.
 */
export function createTrust({ ca, insecure }: TrustOptions): Trust {
  let made: { readonly context: SecureContext | undefined } | undefined;
  return {
    rejectUnauthorized: !insecure,
    context() {
      made ??= { context: insecure ? undefined : toContext(ca) };
      return made.context;
    },
  };
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Certificates that cannot be read are passed over, as OpenSSL does: the others of a file are still good. */
function toContext(ca: readonly string[]): SecureContext | undefined {
  const given = new Set(ca.flatMap((text) => text.match(CERTIFICATE) ?? []));
  if (given.size === 0) return undefined;
  // Such files mostly hold all the world's authorities and one more: only that one has to be read.
  const known = new Set(rootCertificates.map(toBase64));
  const extra = [...given].filter((certificate) => !known.has(toBase64(certificate)) && isReadable(certificate));
  if (extra.length === 0) return undefined;
  const secureContext = createSecureContext();
  const { addCACert } = secureContext.context as { addCACert?: (pem: string) => void };
  // Four times as fast as the documented way, which reads all the others anew.
  if (addCACert === undefined) return createSecureContext({ ca: [...rootCertificates, ...extra] });
  for (const certificate of extra) addCACert.call(secureContext.context, certificate);
  return secureContext;
}

function isReadable(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).raw.length > 0;
  } catch {
    return false;
  }
}

const toBase64 = (pem: string): string => pem.replace(/-----[A-Z ]+-----|\s/g, '');
