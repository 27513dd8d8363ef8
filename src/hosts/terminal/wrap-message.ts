import { wrapText } from './display-width.ts';

/** A line with the colours and weights of `Style` around it, or none. */
const STYLED = /^((?:\u001b\[\d+m)*)([^\u001b]*)((?:\u001b\[\d+m)*)$/;

/** A message whose lines are broken at blanks; a terminal would break them anywhere. Styles inside a line are not expected. */
export function wrapMessage(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, columns: number): string {
  const [, opening = '', message, closing = ''] = STYLED.exec(line) ?? [];
  return message === undefined ? line : `${opening}${wrapText(message, columns).join('\n')}${closing}`;
}
