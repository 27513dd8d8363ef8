/** How a run of characters looks. */
interface Look {
  readonly color: string;
  readonly isBold: boolean;
  readonly isDim: boolean;
}

interface Run extends Look {
  readonly text: string;
  /** The column that it begins in. */
  readonly column: number;
}

export interface PictureOptions {
  readonly title: string;
  readonly columns: number;
  /** Only the lines from the one that holds the first text up to, and without, the one that holds the second. */
  readonly between?: readonly [from: string, until: string];
}

const CELL = { width: 8.4, height: 18 };
const FONT_SIZE = 14;
const MARGIN = { x: 16, top: 44, bottom: 16 };
const FOREGROUND = '#d6deeb';
const BACKGROUND = '#101824';
/** By the SGR codes that the war room uses (ECMA-48). */
const COLORS: Readonly<Record<string, string>> = {
  31: '#ff6b7a',
  32: '#7fdc8a',
  33: '#f2c55c',
  36: '#63c7e6',
};
const PLAIN: Look = { color: FOREGROUND, isBold: false, isDim: false };

/** Text with colours, as a terminal shows it, as a picture that stays text: it can be searched and scales. */
export function toSvg(screen: string, { title, columns, between }: PictureOptions): string {
  let look = PLAIN;
  // A colour holds over the end of its line, so that all lines are read and cut afterwards.
  const all = screen.split('\n').map((line) => {
    const { runs, lookAfter } = toRuns(line, look);
    look = lookAfter;
    return runs;
  });
  const lines = between === undefined ? all : all.slice(rowOf(all, between[0]), rowOf(all, between[1]) - 1);
  const width = Math.round(MARGIN.x * 2 + columns * CELL.width);
  const height = MARGIN.top + lines.length * CELL.height + MARGIN.bottom;
  const texts = lines.flatMap((runs, row) => runs.map((run) => toText(run, row)));
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (color, index) => `<circle cx="${22 + index * 20}" cy="20" r="6" fill="${color}"/>`,
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<rect width="${width}" height="${height}" rx="10" fill="${BACKGROUND}"/>`,
    ...dots,
    `<g font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT_SIZE}" fill="${FOREGROUND}" xml:space="preserve">`,
    `<text x="${width / 2}" y="25" text-anchor="middle" fill="#8a97ab">${escapeXml(title)}</text>`,
    ...texts,
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}

function rowOf(lines: readonly Run[][], wanted: string): number {
  const row = lines.findIndex((runs) => runs.some(({ text }) => text.includes(wanted)));
  if (row < 0) throw new Error(`The screen does not show ${wanted}.`);
  return row;
}

/** A line taken apart at its colours; blanks alone are no run. */
function toRuns(line: string, before: Look): { runs: Run[]; lookAfter: Look } {
  const runs: Run[] = [];
  let look = before;
  let column = 0;
  for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
    const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
    if (codes !== undefined) {
      look = codes.split(';').reduce(withCode, look);
      continue;
    }
    // Words with several blanks between them are placed one by one, so that columns keep their places.
    for (const { 0: text, index } of part.matchAll(/\S+(?: \S+)*/g)) {
      runs.push({ ...look, text, column: column + [...part.slice(0, index)].length });
    }
    column += [...part].length;
  }
  return { runs, lookAfter: look };
}

function withCode(look: Look, code: string): Look {
  if (code === '' || code === '0') return PLAIN;
  if (code === '1') return { ...look, isBold: true };
  if (code === '2') return { ...look, isDim: true };
  if (code === '22') return { ...look, isBold: false, isDim: false };
  if (code === '39') return { ...look, color: FOREGROUND };
  return { ...look, color: COLORS[code] ?? look.color };
}

function toText({ text, column, color, isBold, isDim }: Run, row: number): string {
  const x = round(MARGIN.x + column * CELL.width);
  const y = MARGIN.top + row * CELL.height + FONT_SIZE - 1;
  const attributes = [
    color === FOREGROUND ? '' : ` fill="${color}"`,
    isBold ? ' font-weight="700"' : '',
    isDim ? ' fill-opacity="0.6"' : '',
  ].join('');
  // The length keeps the columns in line in any font.
  const length = round([...text].length * CELL.width);
  return `<text x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${attributes}>${escapeXml(text)}</text>`;
}

const round = (number: number): number => Math.round(number * 10) / 10;

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
