import { isUnbroken, leastWidth, type PageColumn, shareOf, type TablePlan } from './plan-table.ts';

/**
 * The style of one table, in which a cell needs no class: columns are counted. Where the page is too narrow for the columns
 * side by side, each row becomes a block of titles and values.
 *
 * @param name the class of the table
 */
export function toTableStyle(plan: TablePlan, name: string): string {
  const { shown, width } = plan;
  const cell = (index: number) => `.${name} td:nth-child(${index + 1}):not([colspan])`;
  const columns = shown.map((column, index) => toColumnStyle(column, cell(index)));
  const titles = shown.map(({ column }, index) => toTitle(column.label, cell(index)));
  // As specific as the style of a single column.
  const every = `.${name} td:nth-child(n):nth-child(n)`;
  return [
    ...(plan.isLong ? toFixedWidths(plan, name) : []),
    ...columns,
    ...shown.flatMap(({ column }, index) =>
      column.kind === 'number' ? [`.${name} th:nth-child(${index + 1}){text-align:right}`] : [],
    ),
    `@container (max-width:${Math.ceil(width)}ch){`,
    `.${name} thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}`,
    `.${name},.${name} tbody,.${name} tr{display:block}`,
    `.${name} tr{display:flex;flex-wrap:wrap;gap:.1rem 1rem;padding:.45rem .6rem}`,
    `.${name} tbody:not(.zebra) tr+tr{padding-top:0}`,
    `.${name} tbody:not(.zebra) tr:first-child:not(:last-child){padding-bottom:.1rem}`,
    `${every}{display:block;min-width:0;max-width:100%;padding:0;border:0;white-space:normal;text-align:left}`,
    `${every}:empty{display:none}`,
    ...titles,
    '}',
  ].join('');
}

/** Widths that are known beforehand, so that no cell has to be measured. */
function toFixedWidths(plan: TablePlan, name: string): readonly string[] {
  const widths = plan.shown.map(
    (column, index) => `.${name} th:nth-child(${index + 1}){width:${shareOf(column, plan).toFixed(1)}%}`,
  );
  return [`.${name}{table-layout:fixed}`, ...widths];
}

function toColumnStyle(column: PageColumn, selector: string): string {
  const { kind } = column.column;
  const rules = [
    ...(isUnbroken(column) ? ['white-space:nowrap'] : [`min-width:${leastWidth(column)}ch`]),
    ...(kind === 'number' ? ['text-align:right'] : []),
    ...(kind === 'id' || kind === 'address' ? ['font-family:var(--mono)', 'font-size:.92em'] : []),
  ];
  return `${selector}{${rules.join(';')}}`;
}

function toTitle(label: string, selector: string): string {
  return `${selector}::before{content:${toCssString(`${label} `)};color:var(--muted);font:500 .8em var(--sans)}`;
}

/** A string of CSS in which nothing but letters and digits stands for itself (CSS Syntax Module Level 3, §4.3.7). */
function toCssString(text: string): string {
  return `"${text.replace(/[^A-Za-z0-9]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
