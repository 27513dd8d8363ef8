import { unexpectedAnswer } from '../../errors.ts';
import { isPlainObject } from '../../json-values.ts';

/**
 * What an answer has to be: one entity; one or nothing; a list of entities, where nothing counts as an empty list; or any
 * text. Okta always keeps to this; something that answers in its place does not. The check goes no deeper than that: what
 * acts on a member looks at it itself, and what is only shown may be anything.
 */
export type ExpectedBody = 'entity' | 'entity or nothing' | 'list' | 'list or entity' | 'text';

/** @throws {UnexpectedResponseError} */
export function checkAnswer(body: unknown, shape: ExpectedBody): void {
  if (shape === 'text') return;
  const isNothing = body === undefined || body === null;
  if (shape === 'list or entity') {
    checkAnswer(body, Array.isArray(body) ? 'list' : 'entity or nothing');
    return;
  }
  if (shape === 'list') {
    if (!isNothing) checkRows(body);
  } else if (!isNothing || shape === 'entity') checkEntity(body);
}

/** @throws {UnexpectedResponseError} where it is no list of entities, or of entities and nulls */
export function checkRows(body: unknown, mayHoldNulls = false): void {
  if (!Array.isArray(body)) {
    throw unexpectedAnswer('Okta answered a request for a list with something else.');
  }
  for (const row of body) if (row !== null || !mayHoldNulls) checkEntity(row);
}

function checkEntity(value: unknown): void {
  if (!isPlainObject(value)) {
    const what =
      value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
    throw unexpectedAnswer(`Okta answered with ${what} where an object was expected.`);
  }
}
