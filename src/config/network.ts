import { readFileSync } from 'node:fs';

/** The proxies that the machine wants to be used. */
export interface ProxyVariables {
  readonly http: string | undefined;
  readonly https: string | undefined;
  /** Hosts that are reached without a proxy. */
  readonly except: string | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that name a file of certificates: for Cortex and OpenSSL, for Python's requests, and for Node. */
const CA_VARIABLES = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'];

/** By path. A host may run many commands in one process, and such a file holds some hundred kilobytes. */
const files = new Map<string, string>();

/**
 * The proxies of a machine, from its environment; an empty variable counts as absent. The lower-case spelling wins, as it
 * does in Python, in which the original is written.
 */
export function readProxies(environment: Environment): ProxyVariables {
  const find = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  return { http: find('HTTP_PROXY'), https: find('HTTPS_PROXY'), except: find('NO_PROXY') };
}

/**
 * The certificates, in PEM format, of the authorities that a machine trusts. Each file is read once a process.
 *
 * @param warn called for a file that cannot be read; the connection fails later if the file would have been needed
 */
export function readAuthorities(environment: Environment, warn: (message: string) => void): readonly string[] {
  const names = new Map(CA_VARIABLES.map((name) => [environment[name] ?? '', name]));
  names.delete('');
  return [...names].flatMap(([path, name]) => {
    try {
      return readOnce(path);
    } catch {
      warn(`The CA certificates that ${name} names (${path}) cannot be read.`);
      return [];
    }
  });
}

function readOnce(path: string): string {
  const text = files.get(path) ?? readFileSync(path, 'utf8');
  files.set(path, text);
  return text;
}
