import { createHash } from 'node:crypto';

/** All ids of one org end in the same characters, as Okta's do. */
const ORG_SUFFIX = '5d7';
const ID_LENGTH = 20;

export interface IdSource {
  /** A new id of Okta's shape: the kind's prefix, then letters and digits, 20 characters in all. */
  next(prefix: string): string;
  /** A new random-looking text for tokens and error ids; `bytes` of entropy, base64url. */
  opaque(prefix: string, bytes: number): string;
  /** A new UUID. */
  uuid(): string;
}

/** An id depends only on how many came before it, so that two runs give the same org. */
export function createIdSource(seed: string): IdSource {
  const counts = new Map<string, number>();
  const digest = (kind: string): Buffer => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return createHash('sha256').update(`${seed}\n${kind}\n${count}`).digest();
  };
  return {
    next(prefix) {
      const body = digest(prefix).toString('base64').replace(/[+/=]/g, '');
      return prefix + body.slice(0, ID_LENGTH - prefix.length - ORG_SUFFIX.length) + ORG_SUFFIX;
    },
    opaque: (prefix, bytes) => prefix + digest(`opaque ${prefix}`).subarray(0, bytes).toString('base64url'),
    uuid() {
      const hex = digest('uuid').toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-11ef-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
    },
  };
}
