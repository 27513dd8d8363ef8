import { UsageError, unexpectedAnswer } from '../../errors.ts';

/** A URL path whose segments are encoded; only {@link path} makes one. */
export type OktaPath = string & { readonly __brand: 'OktaPath' };

/** Longer than any id or login of Okta's (a login has at most 100 characters); keeps URLs below every proxy's limit. */
const MAX_SEGMENT_LENGTH = 1024;

/**
 * Builds a path: the template is taken as it is, and each value becomes exactly one segment.
 *
 * `@` stays as it is, because with DPoP Okta compares `htu` with the decoded path. Values that no encoding can keep to
 * one segment everywhere on the way (`.`, `..`, and separators, which some proxies decode before they route) are refused.
 *
 * @throws {UsageError} that names a value which cannot be part of a path
 */
export function path(template: TemplateStringsArray, ...values: readonly string[]): OktaPath {
  let built = template[0] ?? '';
  values.forEach((value, index) => {
    built += toSegment(value) + (template[index + 1] ?? '');
  });
  return built as OktaPath;
}

/** Ids come from answers too, and an answer may lack one. */
function checkGiven(value: unknown): asserts value is string {
  if (typeof value !== 'string') throw unexpectedAnswer('Okta answered without an id where one is needed.');
}

function toSegment(value: unknown): string {
  checkGiven(value);
  const complaint = complaintAbout(value);
  if (complaint !== undefined) {
    const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
    throw new UsageError(`${JSON.stringify(shown)} cannot be an id or a login: ${complaint}.`, {
      code: 'invalid_path_segment',
    });
  }
  return encodeURIComponent(value).replaceAll('%40', '@');
}

function complaintAbout(value: string): string | undefined {
  if (value.trim() === '') return 'it is empty';
  if (value === '.' || value === '..') return 'it would lead to another address';
  if (value.length > MAX_SEGMENT_LENGTH) return `it is longer than ${MAX_SEGMENT_LENGTH} characters`;
  if (!value.isWellFormed()) return 'it contains half of a character (a lone surrogate)';
  if (/[\u0000-\u001f\u007f]/.test(value)) return 'it contains a control character';
  if (/[/\\]/.test(value)) return 'it contains a slash or a backslash';
  return undefined;
}

/**
 * A text as a literal of Okta's filter language: in double quotes, with `\` and `"` escaped as in JSON.
 *
 * https://developer.okta.com/docs/api/#filter
 */
export function toFilterLiteral(value: string): string {
  checkGiven(value);
  if (!value.isWellFormed()) {
    throw new UsageError(
      `${JSON.stringify(value)} contains half of a character (a lone surrogate) and cannot be searched.`,
    );
  }
  return JSON.stringify(value);
}
