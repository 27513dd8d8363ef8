import { readFileSync } from 'node:fs';

/** What the machine says about its network; every variable counts as absent where it is empty. */
export interface NetworkSettings {
  readonly proxies: {
    readonly http: string | undefined;
    readonly https: string | undefined;
    readonly except: string | undefined;
  };
  /** Certificates of the authorities that the machine trusts, in PEM format. */
  readonly ca: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where Cortex, OpenSSL, Python's requests and Node are told of a company's own authority. */
const CA_VARIABLES = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'];

/**
 * The proxies and the authorities of a machine, from its environment. The spelling in small letters wins, as it does in
 * Python, whose integration this one replaces.
 *
 * @param warn is told of a file that cannot be read; the connection fails later if it would have been needed
 */
export function readNetwork(environment: Environment, warn: (message: string) => void): NetworkSettings {
  const find = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  const files = new Map(CA_VARIABLES.map((name) => [environment[name] ?? '', name]));
  files.delete('');
  return {
    proxies: { http: find('HTTP_PROXY'), https: find('HTTPS_PROXY'), except: find('NO_PROXY') },
    ca: [...files].flatMap(([file, name]) => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        warn(`The CA certificates that ${name} names (${file}) cannot be read.`);
        return [];
      }
    }),
  };
}
