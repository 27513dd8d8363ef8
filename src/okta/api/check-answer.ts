import { unexpectedAnswer } from '../../errors.ts';

/**
 * What an answer has to be: one entity; one or nothing; a list of them, of which nothing is an empty one; a text, which
 * may be any. Okta keeps to this always, something that answers in its place does not, and that is told here instead of
 * crashing further on.
 */
export type ExpectedBody = 'entity' | 'entity or nothing' | 'list' | 'list or entity' | 'text';

/** Members that everything which reads an entity looks into: objects, where they are there at all. */
const MEMBERS = ['profile', 'actor', 'client', 'outcome'];

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
    throw unexpectedAnswer('Okta answered a request for a list with something that is no list.');
  }
  for (const row of body) if (row !== null || !mayHoldNulls) checkEntity(row);
}

function checkEntity(value: unknown): void {
  if (!isObject(value)) {
    const what =
      value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
    throw unexpectedAnswer(`Okta answered with ${what} where an object was expected.`);
  }
  for (const name of MEMBERS) {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (member !== undefined && member !== null && !isObject(member)) {
      throw unexpectedAnswer(`Okta answered with a '${name}' that is not an object.`);
    }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
