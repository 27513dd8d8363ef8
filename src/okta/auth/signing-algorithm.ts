/** How an OAuth client signs (RFC 7518 §3.1). In a file without Node's types, which the library's declarations must not need. */
export type SigningAlgorithm = 'RS256' | 'RS384' | 'RS512' | 'ES256' | 'ES384' | 'ES512';
