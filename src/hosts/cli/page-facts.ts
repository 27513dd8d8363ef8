import { parseSettings } from '../../config/settings.ts';
import type { RowChoice } from '../../core/rows/row-choice.ts';
import type { PageOptions } from '../html/render-page.ts';
import type { OpenedInstance } from './open-instance.ts';
import type { Call } from './read-call.ts';

/** What a page says of itself beside the time, and its title where its blocks have none. */
export type PageFacts = Pick<PageOptions, 'facts' | 'title'>;

/** @param call absent on a page of several commands */
export function toPageFacts({ params }: OpenedInstance, call?: Call, choice?: RowChoice): PageFacts {
  const org = ['Org', parseSettings(params).origin] as const;
  if (call === undefined) return { facts: [org] };
  const { name } = call.command;
  return { facts: [org, ['Command', name], ...toArguments(call), ...toConditions(choice)], title: name };
}

const MOST_CHARACTERS = 300;

/** What was asked for: a page travels without the line that made it. Secrets stay out. */
function toArguments({ command, args }: Call): readonly (readonly [string, string])[] {
  const shown = Object.entries(args).filter(([name, value]) => command.args[name]?.secret === false && !isBlank(value));
  return shown.map(([name, value]) => {
    const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
    return [name, text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text];
  });
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function toConditions(choice: RowChoice | undefined): readonly (readonly [string, string])[] {
  const conditions = (choice?.conditions ?? []).map(({ name, operator, text }) => `${name}${operator}${text}`);
  return conditions.length === 0 ? [] : [['Only rows with', conditions.join(' and ')]];
}
