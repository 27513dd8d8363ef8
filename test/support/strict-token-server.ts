import { createHash, type KeyObject, verify } from 'node:crypto';
import type { OktaRequest, OktaResponse, Send } from '../../src/okta/pipeline/send.ts';

/** What a token was issued for. */
export interface TokenRecord {
  readonly origin: string;
  readonly clientId: string;
  readonly scopes: string;
  /** The name of the key that signed the assertion. */
  readonly key: string;
  /** The thumbprint of the proof key; undefined for a bearer token. */
  readonly thumbprint: string | undefined;
  readonly expiresAtMs: number;
}

export interface StrictServerOptions {
  readonly keys: Readonly<Record<string, KeyObject>>;
  /** Clients that must prove possession. */
  readonly dpopClients: readonly string[];
  readonly now: () => number;
}

/**
 * Orgs without a socket, which remember for whom each token was issued. They know who signed an assertion by verifying its
 * signature, and take no assertion and no proof twice. For tests with very many runs: signatures of proofs are verified
 * elsewhere.
 */
export function createStrictServer({ keys, dpopClients, now }: StrictServerOptions) {
  const tokens = new Map<string, TokenRecord>();
  const usedIds = new Set<string>();
  let nonce = 1;

  const verifyJws = (jws: string, key: KeyObject): boolean => {
    const [header, payload, signature = ''] = jws.split('.');
    const data = Buffer.from(`${header}.${payload}`);
    return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  };

  const useOnce = (id: unknown): boolean => {
    const isNew = typeof id === 'string' && !usedIds.has(id);
    usedIds.add(String(id));
    return isNew;
  };

  /** The thumbprint of a good proof's key, or what is wrong with it. */
  const checkProof = (request: OktaRequest, token: string | undefined): { thumbprint: string } | string => {
    const proof = request.headers.dpop;
    if (proof === undefined) return 'The DPoP proof JWT header is missing.';
    const [header, claims] = decode(proof);
    const { crv, kty, x, y } = header.jwk as Record<string, string>;
    if (claims.htm !== request.method || claims.htu !== request.url.split('?')[0]) return 'htm or htu';
    const ageS = now() / 1000 - Number(claims.iat);
    if (ageS < 0 || ageS > 300) return 'iat';
    if (!useOnce(claims.jti)) return 'jti';
    if (token !== undefined && claims.ath !== sha256(token)) return 'ath';
    if (token === undefined && claims.nonce !== `nonce-${nonce}`) return 'nonce';
    return { thumbprint: sha256(JSON.stringify({ crv, kty, x, y })) };
  };

  const issue = (request: OktaRequest): OktaResponse => {
    const form = new URLSearchParams(request.body);
    const assertion = form.get('client_assertion') ?? '';
    const [, claims] = decode(assertion);
    const key = Object.keys(keys).find((name) => {
      const candidate = keys[name];
      return candidate !== undefined && verifyJws(assertion, candidate);
    });
    const leftS = Number(claims.exp) - now() / 1000;
    const isGood = key !== undefined && claims.aud === request.url && leftS > 0 && leftS <= 3600;
    if (!isGood || !useOnce(claims.jti)) return reply(401, { error: 'invalid_client', error_description: 'bad' });
    const clientId = String(claims.sub);
    let thumbprint: string | undefined;
    if (dpopClients.includes(clientId) || request.headers.dpop !== undefined) {
      const proof = checkProof(request, undefined);
      if (proof === 'nonce') {
        return reply(400, { error: 'use_dpop_nonce', error_description: 'nonce' }, { 'dpop-nonce': `nonce-${nonce}` });
      }
      if (typeof proof === 'string') return reply(400, { error: 'invalid_dpop_proof', error_description: proof });
      thumbprint = proof.thumbprint;
    }
    const value = `token-${tokens.size}-${'x'.repeat(20)}`;
    const { origin } = new URL(request.url);
    const expiresAtMs = now() + 3600_000;
    tokens.set(value, { origin, clientId, scopes: form.get('scope') ?? '', key, thumbprint, expiresAtMs });
    return reply(200, {
      access_token: value,
      token_type: thumbprint === undefined ? 'Bearer' : 'DPoP',
      expires_in: 3600,
    });
  };

  const serve = (request: OktaRequest): OktaResponse => {
    const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ');
    const record = tokens.get(value);
    const challenge = (status: number, error: string) =>
      reply(status, undefined, { 'www-authenticate': `${scheme} error="${error}", error_description="${error}"` });
    if (record === undefined || record.expiresAtMs <= now()) return challenge(401, 'invalid_token');
    if ((scheme === 'DPoP') !== (record.thumbprint !== undefined)) return challenge(400, 'invalid_request');
    if (scheme === 'DPoP') {
      const proof = checkProof(request, value);
      if (typeof proof === 'string' || proof.thumbprint !== record.thumbprint) {
        return challenge(400, 'invalid_dpop_proof');
      }
    }
    return reply(200, []);
  };

  const reply = (status: number, body: unknown, headers: Record<string, string> = {}): OktaResponse => ({
    status,
    reason: '',
    headers: { date: new Date(now()).toUTCString(), ...headers },
    text: body === undefined ? '' : JSON.stringify(body),
  });

  const send: Send = async (request) => {
    // Answers come later and in turn, as they would from a socket.
    await Promise.resolve();
    return request.url.endsWith('/oauth2/v1/token') ? issue(request) : serve(request);
  };

  return {
    send,
    /** What a token was issued for; undefined for one that never was. */
    find: (value: string): TokenRecord | undefined => tokens.get(value),
    get issued(): number {
      return tokens.size;
    },
    revokeAll() {
      for (const [value, record] of tokens) tokens.set(value, { ...record, expiresAtMs: 0 });
    },
    changeNonce() {
      nonce += 1;
    },
  };
}

function decode(jws: string): [Record<string, unknown>, Record<string, unknown>] {
  const [header = '', payload = ''] = jws.split('.');
  return [parsePart(header), parsePart(payload)];
}

const parsePart = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString());
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
