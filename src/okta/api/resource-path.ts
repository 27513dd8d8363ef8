import { UsageError } from '../../errors.ts';
import type { OktaPath } from './path.ts';

/** Where Okta's API for reading an org lives. Everything else, the token endpoints above all, is out of reach. */
const BEGINNINGS = ['/api/v1/', '/oauth2/v1/clients/', '/attack-protection/api/v1/', '/.well-known/'];
const CLIENTS = '/oauth2/v1/clients';

/** Deeper than any server or proxy decodes; a path that still changes then is meant to deceive. */
const MOST_DECODINGS = 10;

/**
 * A path that somebody typed whole, for reading what no command reads. Servers and proxies on the way may decode a path
 * once or more before they route it, so it is judged in each form that decoding gives it.
 *
 * @throws {UsageError} where it leads, or could lead, to anything but a resource of Okta's API
 */
export function parseResourcePath(text: string): OktaPath {
  const complaint = complaintAbout(text);
  if (complaint !== undefined) {
    const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
    throw new UsageError(
      `${JSON.stringify(shown)} is not a path of Okta's API: ${complaint}. Give a path such as /api/v1/org; what follows ` +
        'a ? belongs in query.',
      { code: 'invalid_arguments' },
    );
  }
  return encodeRest(text) as OktaPath;
}

function complaintAbout(text: string): string | undefined {
  if (text !== CLIENTS && !BEGINNINGS.some((beginning) => text.startsWith(beginning))) {
    return `it begins with none of ${BEGINNINGS.join(', ')}`;
  }
  let form = text;
  for (let decodings = 0; decodings < MOST_DECODINGS; decodings += 1) {
    const complaint = complaintAboutForm(form);
    if (complaint !== undefined) return complaint;
    const decoded = decode(form);
    if (decoded === undefined) return 'it contains a % that encodes nothing';
    if (decoded === form) return undefined;
    form = decoded;
  }
  return 'it is encoded too many times';
}

function complaintAboutForm(form: string): string | undefined {
  if (!form.isWellFormed()) return 'it contains half of a character (a lone surrogate)';
  if (/[\p{Cc}\p{Z}]/u.test(form)) return 'it contains a blank or a control character';
  if (/[\\?#]/.test(form)) return 'it contains a backslash, a ? or a #';
  if (form.includes('//')) return 'it holds //';
  // Some servers drop what follows a semicolon before they look at the segment.
  if (form.split('/').some((segment) => /^\.{1,2}(?:;|$)/.test(segment))) return 'it would lead to another address';
  return undefined;
}

function decode(form: string): string | undefined {
  try {
    return decodeURIComponent(form);
  } catch {
    return undefined;
  }
}

/** Encodes the characters that a path must not contain; what is encoded already stays. */
function encodeRest(text: string): string {
  return text.replace(/[^\x21-\x7e]+|["<>^`{|}]/gu, encodeURIComponent);
}
