import { generateKeyPair, type JsonWebKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writePrivateFile } from '../war-room/private-file.ts';

/** An API Services app to try OAuth with, and its private key in a file. */
export interface ServiceApp {
  readonly clientId: string;
  readonly publicKey: JsonWebKey;
  /** PKCS #8, PEM; only its owner can read it. */
  readonly keyFile: string;
  /** Removes the file. */
  remove(): void;
}

/** Makes a key for RS256, which is what the parameters preset. */
export async function createServiceApp(): Promise<ServiceApp> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-simulator-'));
  const keyFile = join(folder, 'key.pem');
  writePrivateFile(keyFile, String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
  return {
    clientId: '0oaSimulatedService5d7',
    publicKey: publicKey.export({ format: 'jwk' }),
    keyFile,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
