/** Loopback addresses (RFC 6890 §2.2.2), which a URL has in this form however they were typed; 127.example.com is a name. */
const LOOPBACK = /^127\.\d+\.\d+\.\d+$/;

/** Whether an address leads to this machine, so that what is sent there crosses no network. */
export function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || LOOPBACK.test(hostname);
}
