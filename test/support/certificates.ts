import { webcrypto } from 'node:crypto';
// What the certificate library's own dependency injection cannot do without.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate for this machine, made now, and the authority that vouches for it. All in PEM format. */
export interface TestCertificate {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

interface CertificateOptions {
  /** Another name than `localhost`. */
  readonly host?: string;
  readonly notAfter?: Date;
}

/** Nothing of it is kept: no key of this repository is written down anywhere. */
export async function createCertificate({
  notAfter,
  host = 'localhost',
}: CertificateOptions = {}): Promise<TestCertificate> {
  cryptoProvider.set(webcrypto as Parameters<typeof cryptoProvider.set>[0] & typeof webcrypto);
  const now = Date.now();
  const valid = { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + DAY_MS), signingAlgorithm: ALGORITHM };
  const authorityKeys = await toKeyPair();
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...valid,
    name: 'CN=A company',
    keys: authorityKeys,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  const keys = await toKeyPair();
  const certificate = await X509CertificateGenerator.create({
    ...valid,
    subject: `CN=${host}`,
    issuer: authority.subject,
    signingKey: authorityKeys.privateKey,
    publicKey: keys.publicKey,
    ...(notAfter && { notAfter }),
    extensions: [
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: host },
        ...(host === 'localhost' ? [{ type: 'ip' as const, value: '127.0.0.1' }] : []),
      ]),
    ],
  });
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { ca: authority.toString('pem'), cert: certificate.toString('pem'), key };
}

const toKeyPair = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
