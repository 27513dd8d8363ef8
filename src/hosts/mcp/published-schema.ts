import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type { JsonSchema } from './tool-schema.ts';

/**
 * A JSON Schema that is published but not enforced: the command itself checks its arguments, and names every wrong one with
 * its remedy, which a model can act on.
 */
export function toPublishedSchema(schema: JsonSchema): StandardSchemaWithJSON {
  const toSchema = () => ({ ...schema });
  return {
    '~standard': {
      version: 1,
      vendor: 'okta-v2',
      validate: (value) => ({ value }),
      jsonSchema: { input: toSchema, output: toSchema },
    },
  };
}
