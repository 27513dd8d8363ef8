/** Finds ends and separators in text with brackets and quotes: the paths, keys and references of a war room. */

/** Where the bracket at `start` closes; brackets inside quotes do not count. */
export function closingBracket(text: string, start: number): number | undefined {
  const open = text[start];
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  let quote = '';
  for (let index = start; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== '') {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === open) depth += 1;
    else if (character === close) {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return undefined;
}

/** Splits at each mark that is outside quotes and brackets. */
export function splitOutside(text: string, mark: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== '') {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (depth === 0 && text.startsWith(mark, index)) {
      parts.push(text.slice(start, index));
      start = index + mark.length;
      index = start - 1;
    }
  }
  return [...parts, text.slice(start)];
}
