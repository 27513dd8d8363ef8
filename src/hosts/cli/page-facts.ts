import { parseSettings } from '../../config/settings.ts';
import type { OpenedInstance } from './open-instance.ts';

/** What a page says of itself beside the time. */
export type PageFacts = readonly (readonly [name: string, value: string])[];

/** @param command absent on a page of several commands */
export function toPageFacts({ params }: OpenedInstance, command?: string): PageFacts {
  const { origin } = parseSettings(params);
  return [['Org', origin], ...(command === undefined ? [] : [['Command', command] as const])];
}
