import type { CellKind } from '../../core/block.ts';
import type { CellLines } from '../../readable/cell-lines.ts';
import { UTC } from '../../readable/readable-time.ts';
import { cutText } from './display-width.ts';
import { fitColumns } from './fit-columns.ts';
import { naturalWidth } from './measure-column.ts';
import { renderGrid } from './render-grid.ts';
import { GAP, isEmptyColumn, type TableSpace, type TextColumn, toOneLine } from './table-space.ts';

/** Columns with a drop order up to this one are left out rather than that others become too narrow to be read. */
const DISPENSABLE = 3;

/** How narrow a table may become: each step makes room for more columns by showing less of each. */
interface Step {
  /** How far long texts may be cut. */
  readonly cut: number;
  /** Which form of the times is shown; a later one is shorter. */
  readonly timeForm: number;
  /** How narrow texts may become that otherwise stay whole, and addresses, which then take several lines. */
  readonly whole?: Readonly<Record<'text' | 'address', number>>;
}

const STEPS: readonly Step[] = [
  { cut: 32, timeForm: 0 },
  { cut: 22, timeForm: 0 },
  { cut: 12, timeForm: 0 },
  { cut: 12, timeForm: 1 },
];
/** Only where there would be no table otherwise. */
const LAST_STEP: Step = { cut: 8, timeForm: 1, whole: { text: 12, address: 20 } };

/** A sentence that takes several lines is no narrower than this. */
const SENTENCE_WIDTH = 30;

/** Lines, and notes on the columns left out of them: those with one value in all rows, and those without room. */
export interface CompactTable {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/** A list as a table of one line per row, as far as that can be. Undefined if even that has no room. */
export function renderCompact(columns: readonly TextColumn[], space: TableSpace): CompactTable | undefined {
  const { width, style, timeZone = UTC } = space;
  const shared = columns.filter(({ isKept, cells }) => !isKept && new Set(cells.map(toOneLine)).size === 1);
  const varied = columns.filter((column) => !shared.includes(column));
  const layout = chooseLayout(varied, width);
  if (layout === undefined) return undefined;
  const sharedValues = shared.map(({ label, cells: [cell] }) => `${label} ${toOneLine(cell)}`);
  return {
    lines: renderGrid(layout.columns.map(toCutColumn(layout.widths)), layout.widths, style, { dense: true }),
    notes: [
      ...(sharedValues.length === 0 ? [] : [`in all rows: ${sharedValues.join(', ')}`]),
      ...(layout.columns.some(needsZone) ? [`times in ${timeZone}`] : []),
      ...(layout.leftOut.length === 0 ? [] : [`no room for ${layout.leftOut.map(({ label }) => label).join(', ')}`]),
    ],
  };
}

/** Brief times do not say which zone they are in. */
function needsZone(column: TextColumn): boolean {
  return column.kind === 'time' && column.namesUtc !== true && !isEmptyColumn(column);
}

interface Layout {
  readonly columns: readonly TextColumn[];
  readonly widths: readonly number[];
  readonly leftOut: readonly TextColumn[];
}

/** The gentlest step at which nothing important is left out; else the one that leaves out what matters least. */
function chooseLayout(columns: readonly TextColumn[], width: number): Layout | undefined {
  let best: Layout | undefined;
  for (const step of STEPS) {
    const layout = toLayout(columns, step, width);
    if (layout !== undefined && (best === undefined || lossOf(layout) < lossOf(best))) best = layout;
  }
  return best ?? toLayout(columns, LAST_STEP, width);
}

/** How important the most important column is that has no room. */
function lossOf({ leftOut }: Layout): number {
  return Math.max(DISPENSABLE, ...leftOut.map(({ dropOrder = 0 }) => dropOrder));
}

/** Columns that must be there, and then the others as long as there is room, the most important first. */
function toLayout(columns: readonly TextColumn[], step: Step, width: number): Layout | undefined {
  const measured = columns.map((column) => measure(inForm(column, step), step));
  const needed = (some: readonly Measured[]) => some.reduce((sum, { least }) => sum + least + GAP, -GAP);
  let chosen = measured.filter(({ column }) => column.dropOrder === undefined);
  const others = measured
    .filter(({ column }) => column.dropOrder !== undefined)
    .sort((left, right) => (right.column.dropOrder ?? 0) - (left.column.dropOrder ?? 0));
  for (const one of others) if (needed([...chosen, one]) <= width) chosen = [...chosen, one];
  const shown = measured.filter((one) => chosen.includes(one));
  const widths = shown.length === 0 ? undefined : fitColumns(shown, width);
  if (widths === undefined) return undefined;
  return {
    columns: shown.map(({ column }) => column),
    widths,
    leftOut: measured.filter((one) => !chosen.includes(one)).map(({ column }) => column),
  };
}

interface Measured {
  readonly column: TextColumn;
  readonly natural: number;
  readonly least: number;
}

function measure(column: TextColumn, { cut, whole }: Step): Measured {
  const natural = naturalWidth(column);
  const { kind } = column;
  const cutTo = column.isSentence ? Math.max(cut, SENTENCE_WIDTH) : cut;
  const least = isCut(column) ? cutTo : ((kind === 'text' || kind === 'address') && whole?.[kind]) || natural;
  return { column, natural, least: Math.min(natural, Math.max(least, naturalWidth({ ...column, cells: [] }))) };
}

/** Times in the form of the step, long texts on one line, ranges on two where there is no room for one. */
function inForm(column: TextColumn, { timeForm, whole }: Step): TextColumn {
  const { briefer = [] } = column;
  const brief = briefer[Math.min(timeForm, briefer.length - 1)];
  if (brief !== undefined) return { ...column, cells: brief };
  if (column.kind === 'address' && whole !== undefined) return { ...column, cells: column.cells.map(breakRanges) };
  return isCut(column) ? { ...column, cells: column.cells.map((cell) => [cell.join(', ').trim()]) } : column;
}

/** A range on two lines, so that no address is broken where a line ends. */
function breakRanges(cell: CellLines): CellLines {
  return cell.flatMap((line) => line.split(/(?<=-)/));
}

/** Half an id, time or address would be of no use. */
const CUT_KINDS: ReadonlySet<CellKind> = new Set(['text', 'list', 'object', 'composed']);

const isCut = ({ wraps, kind }: TextColumn): boolean => wraps === true && CUT_KINDS.has(kind);

function toCutColumn(widths: readonly number[]) {
  return (column: TextColumn, index: number): TextColumn => {
    if (column.isSentence || !CUT_KINDS.has(column.kind)) return column;
    const cut = (cell: CellLines) => cell.map((line) => cutText(line, widths[index] ?? 0));
    return { ...column, cells: column.cells.map(cut) };
  };
}
