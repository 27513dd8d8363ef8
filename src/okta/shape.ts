import { UnexpectedResponseError } from '../errors.ts';

/**
 * What an answer has to be: one entity; one or nothing; a list of them, of which nothing is an empty one. Okta keeps to
 * this always, something that answers in its place does not, and that is told here instead of crashing further on.
 */
export type AnswerShape = 'entity' | 'entity or nothing' | 'list';

/** Members that commands look into, and what they are where they are there at all. */
const MEMBERS: Readonly<Record<string, 'a text' | 'an object' | 'a list' | 'a list of objects'>> = {
  id: 'a text',
  uuid: 'a text',
  profile: 'an object',
  actor: 'an object',
  client: 'an object',
  outcome: 'an object',
  target: 'a list',
  objectClass: 'a list',
  gateways: 'a list of objects',
  proxies: 'a list of objects',
};
const NAMES = Object.keys(MEMBERS);

/** @throws {UnexpectedResponseError} */
export function checkShape(body: unknown, shape: AnswerShape): void {
  const isNothing = body === undefined || body === null;
  if (shape === 'list') {
    if (!isNothing) checkRows(body);
  } else if (!isNothing || shape === 'entity') checkEntity(body);
}

/** @throws {UnexpectedResponseError} where it is no list of entities, or of entities and nulls */
export function checkRows(body: unknown, mayHoldNulls = false): void {
  if (!Array.isArray(body)) {
    throw new UnexpectedResponseError('Okta answered a request for a list with something that is no list.');
  }
  for (const row of body) if (row !== null || !mayHoldNulls) checkEntity(row);
}

function checkEntity(value: unknown): void {
  if (!isObject(value)) {
    const what =
      value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
    throw new UnexpectedResponseError(`Okta answered with ${what} where an object was expected.`);
  }
  for (const name of NAMES) {
    // What JSON makes has nothing of these names from a prototype.
    const member = value[name];
    if (member === undefined || member === null) continue;
    const wanted = MEMBERS[name];
    if (wanted !== undefined && !fits(member, wanted)) {
      throw new UnexpectedResponseError(`Okta answered with a '${name}' that is not ${wanted}.`);
    }
  }
}

function fits(member: unknown, wanted: string): boolean {
  switch (wanted) {
    case 'a text':
      return typeof member === 'string';
    case 'an object':
      return isObject(member);
    case 'a list':
      return Array.isArray(member);
    default:
      return Array.isArray(member) && member.every(isObject);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
