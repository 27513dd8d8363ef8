import { createHash } from 'node:crypto';
import type { JsonObject } from './records.ts';

export function entityTag(body: JsonObject): string {
  return `W/"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32)}"`;
}
