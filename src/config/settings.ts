import { ConfigurationError } from '../errors.ts';
import { isPlainObject, parseTruth, textOf } from '../json-values.ts';
import { JWT_ALGORITHMS, type JwtAlgorithm } from './parameters.ts';
import { isThisMachine } from './this-machine.ts';
import { withoutSlashesAtEnd } from './without-slashes-at-end.ts';
import { withoutUserInfo } from './without-user-info.ts';

/** `params` as Cortex hands it over, or as the CLI puts it together; see `PARAMETERS` for the names. */
export type RawParameters = Readonly<Record<string, unknown>>;

/** An instance's parameters, checked. */
export interface Settings {
  /** The org's URL without a slash at its end: `https://example.okta.com`, or one with the path of a reverse proxy. */
  readonly origin: string;
  readonly auth: ApiTokenSettings | OAuthSettings;
  readonly insecure: boolean;
  readonly proxy: boolean;
  /** Logins or ids of people on whom commands must not act. */
  readonly protectedUsers: readonly string[];
  /** Names or ids of groups whose members are protected in the same way. */
  readonly protectedGroups: readonly string[];
  /** Addresses, networks and ranges that are never blocked. */
  readonly protectedIps: readonly string[];
  /** Whether commands may give people more rights than they have. */
  readonly allowsPrivilegeChanges: boolean;
}

export interface ApiTokenSettings {
  readonly kind: 'api-token';
  readonly token: string;
}

export interface OAuthSettings {
  readonly kind: 'oauth';
  readonly clientId: string;
  /** As it was pasted; whether it is a usable key is found out when it is first needed. */
  readonly privateKey: string;
  readonly algorithm: JwtAlgorithm;
  readonly keyId: string | undefined;
}

/** @throws {ConfigurationError} with one clear sentence, before anything is asked of Okta */
export function parseSettings(params: RawParameters): Settings {
  const useOAuth = booleanOf(params, 'use_oauth');
  return {
    origin: parseOrigin(textOf(params.url), booleanOf(params, 'allow_http')),
    auth: useOAuth ? parseOAuth(params) : parseApiToken(params),
    insecure: booleanOf(params, 'insecure'),
    proxy: booleanOf(params, 'proxy'),
    protectedUsers: parseEntries(params.protected_users),
    protectedGroups: parseEntries(params.protected_groups),
    protectedIps: parseEntries(params.protected_ips),
    allowsPrivilegeChanges: booleanOf(params, 'allow_privilege_changes'),
  };
}

function parseOrigin(given: string, allowsHttp: boolean): string {
  if (given === '')
    throw new ConfigurationError(
      'The Okta URL is missing. Give it as https://<domain>.okta.com; outside Cortex, set OKTA_CLIENT_ORGURL or run okta-v2 init.',
    );
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(given)) {
    const shown = withoutUserInfo(given).replace(/^\/+/, '');
    throw new ConfigurationError(`The Okta URL '${shown}' has no scheme. Write https://${shown}.`);
  }
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw new ConfigurationError(
      `The Okta URL '${withoutUserInfo(given)}' is not a valid address. Give it as https://<domain>.okta.com.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new ConfigurationError('The Okta URL must not hold a user name or a password. Remove what is before the @.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ConfigurationError(`The Okta URL '${given}' must begin with https://.`);
  }
  if (url.protocol === 'http:' && !allowsHttp && !isThisMachine(url)) {
    throw new ConfigurationError(
      `The Okta URL '${given}' would send the credential in clear text. Write https://, or allow it with --allow-http (allow_http).`,
    );
  }
  const path = withoutSlashesAtEnd(url.pathname);
  const isPastedPage = path !== '' && OKTA_DOMAIN.test(url.hostname);
  if (isPastedPage || /\/api(?:\/v1)?$/.test(path) || url.search !== '' || url.hash !== '') {
    throw new ConfigurationError(`The Okta URL '${given}' has a path at its end. Write ${url.origin} alone.`);
  }
  return url.origin + path;
}

/** Okta's own domains have no path before the API: what is pasted with one is the address of a page. */
const OKTA_DOMAIN = /(?:^|\.)(?:okta\.com|oktapreview\.com|okta-emea\.com|okta-gov\.com|okta\.mil)$/i;

function parseApiToken(params: RawParameters): ApiTokenSettings {
  const credentials = params.credentials;
  const password = isPlainObject(credentials) ? textOf(credentials.password) : textOf(credentials);
  const token = password || textOf(params.apitoken);
  if (token === '') {
    const isMeantForOAuth = textOf(params.client_id) !== '' || textOf(params.private_key) !== '';
    throw new ConfigurationError(
      isMeantForOAuth
        ? "API token is missing. To use the Client ID or Private Key that is set instead, select 'Use OAuth 2.0 Authentication' (use_oauth)."
        : 'API token is missing. Enter it in the settings of the instance; outside Cortex, set OKTA_CLIENT_TOKEN.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new ConfigurationError('The API token contains blanks or characters that no token has. Paste it again.');
  }
  return { kind: 'api-token', token };
}

function parseOAuth(params: RawParameters): OAuthSettings {
  const clientId = textOf(params.client_id);
  const privateKey = toKeyText(params.private_key);
  const missing = [clientId === '' && 'Client ID', privateKey === '' && 'Private key'].filter((name) => name !== false);
  if (missing.length > 0) {
    throw new ConfigurationError(`Required OAuth parameters are missing: ${missing.join(', ')}`);
  }
  const algorithm = textOf(params.jwt_algorithm) || 'RS256';
  const known = JWT_ALGORITHMS.find((name) => name === algorithm);
  if (known === undefined) {
    throw new ConfigurationError(
      `The JWT signing algorithm '${algorithm}' is unknown. Choose ${JWT_ALGORITHMS.join(', ')}.`,
    );
  }
  return { kind: 'oauth', clientId, privateKey, algorithm: known, keyId: textOf(params.key_id) || undefined };
}

/** A JWK may come as an object where the parameters are JSON themselves. */
function toKeyText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : textOf(value);
}

/** Entries with commas or line ends between them; blank ones do not count. */
function parseEntries(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value : [value ?? ''];
  return texts
    .map(String)
    .flatMap((text) => text.split(/[,\r\n]/))
    .flatMap((entry) => entry.trim() || []);
}

function booleanOf(params: RawParameters, name: string): boolean {
  const value = params[name];
  if (value === undefined || value === null || value === '') return false;
  const truth = parseTruth(value);
  if (truth === undefined) {
    throw new ConfigurationError(`Parameter '${name}' must be true or false, not '${String(value)}'.`);
  }
  return truth;
}
