import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import type { MoreRows } from '../../core/outcome.ts';
import { UsageError } from '../../errors.ts';
import { isPlainObject } from '../../json-values.ts';
import { parseResourcePath } from '../../okta/api/resource-path.ts';
import { defineCommand } from '../define.ts';
import { moreAfter } from '../shared/collect-pages.ts';
import { toRowLimit } from '../shared/row-limit.ts';

export const apiRequest = defineCommand({
  name: 'okta-api-request',
  description: "Asks Okta's API for anything, reading only.",
  effect: 'read',
  scopes: [],
  args: {
    resource: arg.string("Path below the org's address, such as /api/v1/org.", { required: true, unnamed: true }),
    query: arg.string('Parameters of the query, as a JSON object or as a=b&c=d.'),
    limit: arg.integer('The maximum number of rows of a list; 0 means all.', { default: 50 }),
    populate_context: arg.boolean('Whether the answer goes into the context.', { default: false }),
  },
  outputs: [
    { path: 'Okta.ApiRequest.Resource', type: 'String', description: 'The path that was asked for.' },
    { path: 'Okta.ApiRequest.Response', type: 'Unknown', description: "Okta's answer." },
  ],
  examples: ['!okta-api-request resource=/api/v1/org'],
  async run({ resource, query, limit, populate_context }, { okta, progress }) {
    let more: MoreRows | undefined;
    const answer = await okta.anyResource.read(
      parseResourcePath(resource),
      query === undefined ? {} : parseQuery(query),
      toRowLimit(limit),
      (rows, page) => {
        more = moreAfter(page);
        progress({ kind: 'rows', rows });
      },
    );
    return {
      blocks: [textBlock(JSON.stringify(answer, null, 2))],
      ...(populate_context && { context: { 'Okta.ApiRequest(true)': { Resource: resource, Response: answer } } }),
      raw: answer,
      more,
    };
  },
});

type QueryValues = Readonly<Record<string, string | readonly string[]>>;

/** @throws {UsageError} where it is neither a flat JSON object nor pairs as in an address */
function parseQuery(text: string): QueryValues {
  return text.trim().startsWith('{') ? parseJsonQuery(text) : parsePairs(text);
}

function parseJsonQuery(text: string): QueryValues {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw wrongQuery('is no JSON');
  }
  if (!isPlainObject(parsed)) throw wrongQuery('is no JSON object');
  const given = Object.entries(parsed).filter(([, value]) => value !== null);
  return Object.fromEntries(
    given.map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((each) => toText(name, each)) : toText(name, value),
    ]),
  );
}

function toText(name: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw wrongQuery(`has an object or a list within a list as '${name}'`);
}

/** As in an address, except that a + is a +: people paste logins and expressions that hold one. */
function parsePairs(text: string): QueryValues {
  const pairs = new URLSearchParams(text.trim().replaceAll('+', '%2B'));
  return Object.fromEntries([...new Set(pairs.keys())].map((name) => [name, pairs.getAll(name)]));
}

const wrongQuery = (what: string): UsageError =>
  new UsageError(`Argument 'query' ${what}. Write a=b&c=d or {"a": "b"}.`, { code: 'invalid_arguments' });
