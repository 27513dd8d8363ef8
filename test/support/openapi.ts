import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * Checks requests and answers against Okta's own OpenAPI (test/fixtures/okta-contract.json). Okta is laxer than its
 * description in five points, and so is this check: null where a member may be absent; `limit` and `after` on
 * /users/{id}/groups; statuses that it does not list; `{}` where it lists no body; the token type DPoP, which Okta's
 * guide "Configure OAuth 2.0 Demonstrating Proof-of-Possession" shows and its OpenAPI forgets.
 */

type Schema = { [key: string]: unknown };

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}

interface Operation {
  operationId: string;
  parameters?: Schema[];
  requestBody?: { required?: boolean; content?: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }>; $ref?: string }>;
}

interface Specification {
  paths: Record<string, Record<string, unknown> & { parameters?: Schema[] }>;
  components: {
    schemas: Record<string, Schema>;
    parameters: Record<string, Schema>;
    responses: Record<string, Schema>;
  };
}

/** A request as it was sent. */
export interface SentRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Without `?`. */
  query: string;
  contentType: string | null;
  requestBody: string;
}

export interface GivenResponse {
  status: number;
  responseBody: string;
}

const specification = JSON.parse(
  readFileSync(new URL('../fixtures/okta-contract.json', import.meta.url), 'utf8'),
) as Specification;
correctSchemas(specification.components.schemas);

/**
 * Three schemas that no answer of Okta's fits: a duration such as `P30D`, the user that `expand` embeds in an app, and
 * the value of a JSON patch, which may be anything.
 */
function correctSchemas(schemas: Record<string, Schema>): void {
  Object.assign(schemas.TimeDuration ?? {}, { pattern: '^P(?!$)' });
  const application = schemas.Application?.properties;
  if (isSchema(application)) application._embedded = { type: 'object' };
  const patch = schemas.JsonPatchOperation?.properties;
  if (isSchema(patch)) patch.value = {};
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true, discriminator: false });
addFormats.default(ajv);
// These formats are prose.
for (const name of [
  'Integer between 0 and 1000',
  'SCIM Filter expression',
  'ISO 8601 compliant timestamp',
  'Opaque token',
  'URL encoded string. Max length is 40 characters per keyword, with a maximum of 10 keyword filters per query (before encoding)',
]) {
  ajv.addFormat(name, true);
}

const REFERENCE = '#/components/schemas/';
/** The suffix of a schema's name together with what its discriminator chooses; the plain schema has the bare name. */
const WITH_CHOICE = '~chosen';

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(reference: string): string {
  return reference.slice(REFERENCE.length);
}

function mappingOf(schema: Schema | undefined): { property: string; mapping: Record<string, string> } | undefined {
  const discriminator = schema?.discriminator;
  if (!isSchema(discriminator) || !isSchema(discriminator.mapping)) return undefined;
  return {
    property: String(discriminator.propertyName),
    mapping: discriminator.mapping as Record<string, string>,
  };
}

/** OpenAPI 3.0 to JSON Schema. Inside allOf a reference means the plain schema: its choice refers back to it. */
function toJsonSchema(schema: Schema, inAllOf = false): Schema {
  const reference = schema.$ref;
  if (typeof reference === 'string') {
    const name = nameOf(reference);
    const chosen = !inAllOf && mappingOf(specification.components.schemas[name]) !== undefined;
    return { $ref: `#/definitions/${encodeURIComponent(name + (chosen ? WITH_CHOICE : ''))}` };
  }
  const result: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (['discriminator', 'nullable', 'example', 'examples'].includes(key) || key.startsWith('x-')) continue;
    if (key === 'properties' && isSchema(value)) result[key] = toProperties(value, schema.required);
    else if (key === 'items' || key === 'not') result[key] = toJsonSchema(value as Schema);
    else if (key === 'additionalProperties') result[key] = isSchema(value) ? orNull(toJsonSchema(value)) : value;
    else if (key === 'allOf') result[key] = (value as Schema[]).map((part) => toJsonSchema(part, true));
    // Two enums of Okta's name a value twice, which JSON Schema does not allow.
    else if (key === 'enum') result[key] = [...new Set(value as unknown[])];
    // The alternatives overlap (three factors take the same passCode), so "one of" can only mean "any of".
    else if (key === 'oneOf' || key === 'anyOf') {
      result.anyOf = (value as Schema[]).map((part) => toJsonSchema(part, true));
    } else result[key] = value;
  }
  return schema.nullable === true ? orNull(result) : result;
}

function toProperties(properties: Schema, required: unknown): Schema {
  const names = Array.isArray(required) ? required : [];
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const schema = toJsonSchema(value as Schema);
      return [name, names.includes(name) ? schema : orNull(schema)];
    }),
  );
}

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

const TOKEN_TYPES = specification.components.schemas.TokenResponseTokenType?.enum;
if (Array.isArray(TOKEN_TYPES)) TOKEN_TYPES.push('DPoP');

const definitions: Schema = {};
for (const [name, schema] of Object.entries(specification.components.schemas)) {
  definitions[name] = toJsonSchema(schema);
  const choice = mappingOf(schema);
  if (choice === undefined) continue;
  definitions[name + WITH_CHOICE] = {
    allOf: [
      { $ref: `#/definitions/${encodeURIComponent(name)}` },
      ...Object.entries(choice.mapping).map(([value, target]) => ({
        anyOf: [
          { not: { properties: { [choice.property]: { const: value } }, required: [choice.property] } },
          { $ref: `#/definitions/${encodeURIComponent(nameOf(target))}` },
        ],
      })),
    ],
  };
}
ajv.addSchema({ $id: 'okta', definitions });

const compiled = new Map<string, ValidateFunction>();

function validatorOf(schema: Schema): ValidateFunction {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(toJsonSchema(schema)).replaceAll('"#/definitions/', '"okta#/definitions/');
  const validator = ajv.compile(JSON.parse(text) as Schema);
  compiled.set(key, validator);
  return validator;
}

interface Match {
  template: string;
  operation: Operation;
  parameters: Parameter[];
}

interface Template {
  readonly template: string;
  readonly parts: readonly string[];
  readonly item: Specification['paths'][string];
  /** How many of the parts are no parameters: of two templates that fit, the one with more of them counts. */
  readonly literals: number;
}

/** The templates by their number of segments. */
const templates = new Map<number, Template[]>();
for (const [template, item] of Object.entries(specification.paths)) {
  const parts = template.split('/');
  const literals = parts.filter((part) => !part.startsWith('{')).length;
  templates.set(parts.length, [...(templates.get(parts.length) ?? []), { template, parts, item, literals }]);
}

function find(method: string, path: string): Match | undefined {
  const segments = path.split('/');
  const fits = ({ parts, item }: Template) =>
    item[method.toLowerCase()] !== undefined &&
    parts.every((part, index) => (part.startsWith('{') ? segments[index] !== '' : part === segments[index]));
  const fitting = (templates.get(segments.length) ?? []).filter(fits);
  const [best] = fitting.sort((one, other) => other.literals - one.literals);
  if (best === undefined) return undefined;
  const operation = best.item[method.toLowerCase()] as Operation;
  const parameters = [...(best.item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => {
    const reference = parameter.$ref;
    const resolved =
      typeof reference === 'string'
        ? specification.components.parameters[reference.split('/').at(-1) ?? '']
        : parameter;
    return resolved as unknown as Parameter;
  });
  return { template: best.template, operation, parameters };
}

/** Okta takes these, although its OpenAPI does not list them. */
const ALLOWED_QUERY: Record<string, readonly string[]> = { '/api/v1/users/{id}/groups': ['limit', 'after'] };

/** Every way in which a request differs from Okta's description. */
export function requestViolations(request: SentRequest): string[] {
  const where = `${request.method} ${request.path}`;
  const match = find(request.method, request.path);
  if (match === undefined) return [`${where}: no such operation`];
  const violations: string[] = [];
  const query = new URLSearchParams(request.query);
  const known = match.parameters.filter((parameter) => parameter.in === 'query');
  for (const [name, value] of query) {
    const parameter = known.find((one) => one.name === name);
    if (parameter === undefined) {
      if (!(ALLOWED_QUERY[match.template] ?? []).includes(name))
        violations.push(`${where}: unknown query parameter ${name}`);
      continue;
    }
    const schema = parameter.schema ?? {};
    const validate = validatorOf(schema);
    if (!validate(toTyped(value, schema)))
      violations.push(`${where}: ${name}=${value}: ${ajv.errorsText(validate.errors)}`);
  }
  for (const parameter of known) {
    if (parameter.required === true && !query.has(parameter.name))
      violations.push(`${where}: ${parameter.name} is missing`);
  }
  violations.push(...bodyViolations(where, match.operation, request));
  return violations;
}

function toTyped(value: string, schema: Schema): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return value === '' ? value : Number(value);
  if (schema.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

function bodyViolations(where: string, operation: Operation, request: SentRequest): string[] {
  const { requestBody } = operation;
  if (request.requestBody === '') {
    return requestBody?.required === true ? [`${where}: the body is missing`] : [];
  }
  if (requestBody?.content === undefined) return [`${where}: takes no body`];
  const mediaType = (request.contentType ?? '').split(';')[0]?.trim() ?? '';
  const schema = requestBody.content[mediaType]?.schema;
  if (schema === undefined) return [`${where}: takes no body of type ${mediaType}`];
  const body: unknown =
    mediaType === 'application/json'
      ? JSON.parse(request.requestBody)
      : Object.fromEntries(new URLSearchParams(request.requestBody));
  const validate = validatorOf(schema);
  const violations = validate(body) ? [] : [`${where}: body: ${ajv.errorsText(validate.errors)}`];
  // Nobody reads a form's members beyond the schema; in a JSON body they would be our mistake.
  if (mediaType === 'application/json') violations.push(...unknownMembers(body, schema, `${where}: body`));
  return violations;
}

/** Members that no part of the schema knows. */
function unknownMembers(value: unknown, schema: Schema, where: string): string[] {
  if (Array.isArray(value)) {
    const items = resolve(schema).items;
    return isSchema(items) ? value.flatMap((one, index) => unknownMembers(one, items, `${where}[${index}]`)) : [];
  }
  if (!isSchema(value)) return [];
  const { properties, open } = membersOf(schema, value);
  // A schema that names no member at all says nothing about them.
  if (open || properties.size === 0) return knownMembers(value, properties, where);
  return Object.entries(value).flatMap(([name, member]) => {
    const known = properties.get(name);
    return known === undefined
      ? [`${where}: unknown member ${name}`]
      : unknownMembers(member, known, `${where}.${name}`);
  });
}

function knownMembers(value: Schema, properties: Map<string, Schema>, where: string): string[] {
  return [...properties].flatMap(([name, schema]) => unknownMembers(value[name], schema, `${where}.${name}`));
}

function resolve(schema: Schema): Schema {
  const reference = schema.$ref;
  return typeof reference === 'string' ? (specification.components.schemas[nameOf(reference)] ?? {}) : schema;
}

function membersOf(schema: Schema, value: Schema): { properties: Map<string, Schema>; open: boolean } {
  const resolved = resolve(schema);
  const properties = new Map(Object.entries((resolved.properties ?? {}) as Record<string, Schema>));
  const additional = resolved.additionalProperties;
  let open = additional === true || isSchema(additional);
  const choice = mappingOf(resolved);
  const target = choice?.mapping[String(value[choice.property])];
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => (resolved[key] ?? []) as Schema[]);
  const chosen =
    target === undefined ? [] : ((specification.components.schemas[nameOf(target)]?.allOf ?? []) as Schema[]);
  for (const part of [...parts, ...chosen.filter((one) => one.$ref !== schema.$ref)]) {
    const inner = membersOf(part, value);
    for (const [name, member] of inner.properties) properties.set(name, member);
    open ||= inner.open;
  }
  return { properties, open };
}

/** Every way in which an answer differs from Okta's description. */
export function responseViolations(request: SentRequest, response: GivenResponse): string[] {
  const where = `${request.method} ${request.path} ${response.status}`;
  const match = find(request.method, request.path);
  if (match === undefined) return [];
  const listed = match.operation.responses[String(response.status)];
  if (response.status === 204) return response.responseBody === '' ? [] : [`${where}: a 204 has no body`];
  if (response.status < 300 && listed === undefined) return [`${where}: no such answer`];
  const schema = schemaOf(match, listed, response.status);
  if (schema === undefined || response.responseBody === '') {
    const isEmpty = response.responseBody === '' || response.responseBody === '{}';
    if (schema === undefined) return isEmpty ? [] : [`${where}: an answer without description has a body`];
    // Okta refuses a wrong scope or proof with an empty body.
    return response.status >= 400 ? [] : [`${where}: the body is missing`];
  }
  const validate = validatorOf(schema);
  return validate(JSON.parse(response.responseBody)) ? [] : [`${where}: ${ajv.errorsText(validate.errors)}`];
}

function schemaOf(
  match: Match,
  listed: Operation['responses'][string] | undefined,
  status: number,
): Schema | undefined {
  const reference = listed?.$ref;
  const resolved =
    reference === undefined
      ? listed
      : (specification.components.responses[reference.split('/').at(-1) ?? ''] as Operation['responses'][string]);
  const schema = resolved?.content?.['application/json']?.schema;
  if (schema !== undefined || status < 400) return schema;
  const isToken = match.template === '/oauth2/v1/token';
  return isToken ? undefined : { $ref: `${REFERENCE}Error` };
}

export function assertRequestConforms(request: SentRequest): void {
  const violations = requestViolations(request);
  if (violations.length > 0) throw new Error(violations.join('\n'));
}

export function assertResponseConforms(request: SentRequest, response: GivenResponse): void {
  const violations = responseViolations(request, response);
  if (violations.length > 0) throw new Error(violations.join('\n'));
}

/**
 * For the simulator's option `observe`: collects what is wrong with the requests of a whole test and with the answers
 * to them. Requests that were refused with 400, 404 or 405 need not conform, since a test may have sent them on purpose,
 * nor those that the simulator does not serve (501).
 */
export function createConformanceObserver(): {
  observe: (exchange: SentRequest & GivenResponse) => void;
  violations: string[];
  checked: () => number;
} {
  const violations: string[] = [];
  let checked = 0;
  return {
    violations,
    checked: () => checked,
    observe(exchange) {
      checked += 1;
      if (![400, 404, 405, 501].includes(exchange.status)) violations.push(...requestViolations(exchange));
      violations.push(...responseViolations(exchange, exchange));
    },
  };
}
