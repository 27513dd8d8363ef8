import type { Block, TableBlock } from '../../core/block.ts';

/**
 * What the findings of a page name as their evidence, and where it is shown. Anchors are numbered, so that nothing that Okta
 * wrote becomes a part of a link.
 */
export class Evidence {
  readonly #anchors = new Map<string, string>();
  readonly #anchorsOfRows = new Map<TableBlock, Map<number, string>>();
  readonly #suspects = new Set<string>();

  constructor(blocks: readonly Block[]) {
    const tables = blocks.filter((block): block is TableBlock => block.kind === 'table');
    const named = new Set(tables.filter(({ role }) => role === 'findings').flatMap(namedBy));
    const others = tables.filter(({ role }) => role !== 'findings');
    for (const table of others) this.#readSuspects(table);
    if (named.size === 0) return;
    for (const id of named) this.#suspects.add(id);
    for (const [id, { table, row }] of findPlaces(others, named)) this.#anchors.set(id, this.#makeAnchor(table, row));
  }

  /** The anchor of the row with this id, if findings name it and the page shows it. */
  anchorFor(id: string): string | undefined {
    return this.#anchors.get(id);
  }

  /** The anchor of a row; undefined where nothing leads to it. */
  anchorAt(table: TableBlock, row: number): string | undefined {
    return this.#anchorsOfRows.get(table)?.get(row);
  }

  /** Whether a row is part of what looks suspicious, by what it says itself or by what others say of it. */
  isSuspect(table: TableBlock, item: unknown): boolean {
    const { drawing } = table;
    if (drawing?.isSuspect !== undefined) return drawing.isSuspect(item);
    return this.#suspects.size > 0 && idsOf(table, item).some((id) => this.#suspects.has(id));
  }

  #readSuspects(table: TableBlock): void {
    const { drawing, rows } = table;
    if (drawing?.isSuspect === undefined) return;
    for (const item of rows) {
      if (drawing.isSuspect(item)) for (const id of idsOf(table, item)) this.#suspects.add(id);
    }
  }

  #makeAnchor(table: TableBlock, row: number): string {
    const ofTable = this.#anchorsOfRows.get(table) ?? new Map<number, string>();
    const anchor = ofTable.get(row) ?? `e${this.#anchors.size + 1}`;
    this.#anchorsOfRows.set(table, ofTable.set(row, anchor));
    return anchor;
  }
}

interface Place {
  readonly table: TableBlock;
  readonly row: number;
}

/** Where each id is shown; of several tables the last, since a report ends with what it was drawn from. */
function findPlaces(tables: readonly TableBlock[], ids: ReadonlySet<string>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const table of tables) {
    for (const [row, item] of table.rows.entries()) {
      for (const id of idsOf(table, item)) {
        if (ids.has(id) && places.get(id)?.table !== table) places.set(id, { table, row });
      }
    }
  }
  return places;
}

function namedBy({ columns, rows }: TableBlock): readonly string[] {
  const lists = columns.filter(({ kind }) => kind === 'list');
  return rows.flatMap((item) => lists.flatMap((column) => textsOf(column.read(item))));
}

function idsOf({ idOf, peopleColumns, columns }: TableBlock, item: unknown): readonly string[] {
  if (idOf !== undefined) return textsOf([idOf(item)]);
  return textsOf((peopleColumns ?? columns).filter(({ kind }) => kind === 'id').map((column) => column.read(item)));
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : [];
}
