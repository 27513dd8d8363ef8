/** Whose certificates are trusted. In a file without Node's types, which the library's declarations must not need. */
export interface TrustOptions {
  /** Gives certificates in PEM format, any number in each text; called when a TLS connection first needs them. */
  readonly ca: () => readonly string[];
  /** True: the server's certificate is not checked. */
  readonly insecure: boolean;
}
