import type { Message } from './host.ts';

/** A message as one line of JSON, for readers too that take U+2028 and U+2029, which JSON may hold, for the end of one. */
export function toLine(message: Message): string {
  const json = JSON.stringify(message).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `${json}\n`;
}
