import type { RouteContext } from './bindings.ts';
import { malformedBody, unsupportedMediaType, validationFailed } from './okta-error.ts';
import type { Json, JsonObject } from './records.ts';

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON object in a request's body, or undefined without a body; throws Okta's errors for anything else. */
export async function readOptionalBody(c: RouteContext): Promise<JsonObject | undefined> {
  const text = await c.req.text();
  if (text.trim() === '') return undefined;
  const mediaType = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw unsupportedMediaType();
  const value = parseJson(text);
  if (value === null) return undefined;
  if (!isJsonObject(value)) throw malformedBody();
  return value;
}

/** The JSON array of objects in a request's body, such as a JSON patch. */
export async function readArrayBody(c: RouteContext): Promise<JsonObject[]> {
  const value = parseJson(await c.req.text());
  if (!Array.isArray(value)) throw malformedBody();
  return value.map((element) => {
    if (!isJsonObject(element)) throw malformedBody();
    return element;
  });
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw malformedBody();
  }
}

export async function readBody(c: RouteContext): Promise<JsonObject> {
  const body = await readOptionalBody(c);
  if (body === undefined) throw malformedBody();
  return body;
}

/** A member that must be an object, or undefined if it is absent or null. */
export function objectMember(body: JsonObject, name: string): JsonObject | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isJsonObject(value)) throw validationFailed(name, `${name}: must be an object`);
  return value;
}

/** A member that must be text, or undefined if it is absent or null. */
export function textMember(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw validationFailed(name, `${name}: must be a string`);
  return value;
}
