import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { TrustOptions } from './trust-options.ts';

export interface Trust {
  readonly rejectUnauthorized: boolean;
  /** Undefined: Node's default, which trusts the authorities that Node was started with. */
  context(): SecureContext | undefined;
}

/** Whose certificates are trusted: those of the authorities that Node knows, and of those given, such as a company's own. */
export function createTrust({ ca, insecure }: TrustOptions): Trust {
  let made: { readonly context: SecureContext | undefined } | undefined;
  return {
    rejectUnauthorized: !insecure,
    context() {
      made ??= { context: insecure ? undefined : contextOf(ca()) };
      return made.context;
    },
  };
}

/** By their PEM texts. Reading the authorities of all the world takes tens of milliseconds: once a process is enough. */
const contexts = new Map<string, SecureContext | undefined>();

function contextOf(ca: readonly string[]): SecureContext | undefined {
  const key = ca.join('\n');
  if (!contexts.has(key)) contexts.set(key, createContext(key));
  return contexts.get(key);
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Skips unreadable certificates, as OpenSSL does: the others of a file are still good. */
function createContext(pem: string): SecureContext | undefined {
  const given = new Set(pem.match(CERTIFICATE));
  if (given.size === 0) return undefined;
  // Such files mostly hold all the world's authorities and one more, and only that one is news to Node.
  const known = new Set(rootCertificates.map(toBase64));
  const extra = [...given].filter((certificate) => !known.has(toBase64(certificate)) && isReadable(certificate));
  return extra.length === 0 ? undefined : createSecureContext({ ca: [...rootCertificates, ...extra] });
}

function isReadable(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).raw.length > 0;
  } catch {
    return false;
  }
}

const toBase64 = (pem: string): string => pem.replace(/-----[A-Z ]+-----|\s/g, '');
