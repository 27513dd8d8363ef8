import { displayWidth } from './display-width.ts';
import { escapeControlsInJson } from './escape-controls.ts';

/** JSON for a terminal: whatever fits on a line stays on one. Nothing in it can command the terminal. */
export function toReadableJson(value: unknown, width: number, indent = 0): string {
  const line = toLine(value);
  if (indent + displayWidth(line) <= width || value === null || typeof value !== 'object') return line;
  const inner = indent + 2;
  const members = Array.isArray(value)
    ? value.map((item) => toReadableJson(item, width, inner))
    : Object.entries(value).map(([name, member]) => {
        const label = `${toLine(name)}: `;
        return `${label}${toReadableJson(member, width, inner)}`;
      });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const blanks = ' '.repeat(inner);
  return `${open}\n${members.map((member) => `${blanks}${member}`).join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function toLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toLine).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).map(([name, member]) => `${toLine(name)}: ${toLine(member)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return escapeControlsInJson(JSON.stringify(value) ?? 'null');
}
