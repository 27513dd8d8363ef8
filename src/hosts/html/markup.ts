import { escapeControls } from '../../readable/escape-controls.ts';

/**
 * A piece of a page. Only this file makes one: `html` escapes all that is put into it, and the rest of the house has no way
 * to call a text safe.
 */
class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type { Markup };

/** What may stand in a template: text, which is escaped, and markup. What is undefined or false leaves nothing. */
export type Content = string | number | Markup | readonly Markup[] | undefined | false;

/**
 * Markup from a template. A value may stand between tags, or in an attribute between double quotes, and nowhere else.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries()) text += toSource(value) + (parts[index + 1] ?? '');
  return new Markup(text);
}

/** Pieces one behind the other, with a piece between them. */
export function joinMarkup(pieces: readonly Markup[], between: Markup | string = ''): Markup {
  return new Markup(pieces.join(toSource(between)));
}

/** A style element, in which nothing can be escaped. @throws {Error} for a style that could end it */
export function styleElement(css: string): Markup {
  if (css.includes('<')) throw new Error('A style sheet of a page must not contain <.');
  return new Markup(`<style>${css}</style>`);
}

function toSource(value: Content): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeText(value);
  return typeof value === 'object' && Symbol.iterator in value ? value.join('') : String(value);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeText(text: string): string {
  const harmless = escapeControls(text);
  return /[&<>"]/.test(harmless) ? harmless.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '') : harmless;
}
