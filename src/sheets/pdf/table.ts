import type { Canvas, TextRun } from './canvas.ts';
import { ink, page, type } from './theme.ts';

export interface Column {
  title: string;
  widthPt: number;
  align?: 'left' | 'center' | 'right';
}

/** A row is never split across pages. */
export interface Row {
  /** One cell a column; each run of a cell on lines of its own. */
  cells: TextRun[][];
  shaded?: boolean;
}

export interface TableOptions {
  /** Least height of a row, for what is filled in by hand. */
  minRowPt?: number;
  /** Drawn over the table on every page that it continues on. */
  continued?: TextRun;
  /** Lines between columns. */
  grid?: boolean;
  /** Space over and under the text of a row. */
  padRowPt?: number;
}

const padXPt = 3;
const padYPt = 2.5;

/** Draws a table from the canvas's place down; its header is repeated on each page. */
export function drawTable(
  canvas: Canvas,
  columns: readonly Column[],
  rows: readonly Row[],
  options: TableOptions = {},
): void {
  const heights = rows.map((row) => rowHeight(canvas, columns, row, options));
  // a header alone at the foot of a page helps nobody
  canvas.ensure(headerHeight(canvas, columns) + (heights[0] ?? 0));
  drawHeader(canvas, columns);
  rows.forEach((row, i) => {
    if (canvas.ensure(heights[i]!)) {
      if (options.continued !== undefined) {
        canvas.y += canvas.text(options.continued, page.leftPt, canvas.y, page.rightPt - page.leftPt) + padYPt;
      }
      drawHeader(canvas, columns);
    }
    drawRow(canvas, columns, row, heights[i]!, options);
  });
}

/** Height of a whole table with one header, to decide whether it should begin on a new page. */
export function tableHeight(
  canvas: Canvas,
  columns: readonly Column[],
  rows: readonly Row[],
  options: TableOptions = {},
): number {
  return rows.reduce((sum, row) => sum + rowHeight(canvas, columns, row, options), headerHeight(canvas, columns));
}

function rowHeight(canvas: Canvas, columns: readonly Column[], row: Row, options: TableOptions): number {
  const cells = row.cells.map((runs, i) =>
    runs.reduce((sum, run) => sum + canvas.heightOf(run, columns[i]!.widthPt - 2 * padXPt), 0),
  );
  return Math.max(options.minRowPt ?? 0, Math.max(...cells) + 2 * (options.padRowPt ?? padYPt));
}

function headerRuns(columns: readonly Column[]): TextRun[] {
  return columns.map(({ title, align }) => ({ text: title, size: type.small, bold: true, ...(align && { align }) }));
}

function headerHeight(canvas: Canvas, columns: readonly Column[]): number {
  const runs = headerRuns(columns);
  return Math.max(...runs.map((run, i) => canvas.heightOf(run, columns[i]!.widthPt - 2 * padXPt))) + 2 * padYPt;
}

function drawHeader(canvas: Canvas, columns: readonly Column[]): void {
  const height = headerHeight(canvas, columns);
  const widthPt = columns.reduce((sum, column) => sum + column.widthPt, 0);
  canvas.doc.rect(page.leftPt, canvas.y, widthPt, height).fill(ink.shade);
  let x = page.leftPt;
  headerRuns(columns).forEach((run, i) => {
    canvas.text(run, x + padXPt, canvas.y + padYPt, columns[i]!.widthPt - 2 * padXPt);
    x += columns[i]!.widthPt;
  });
  canvas.y += height;
  canvas.rule(page.leftPt, canvas.y, widthPt, ink.text);
}

function drawRow(canvas: Canvas, columns: readonly Column[], row: Row, heightPt: number, options: TableOptions): void {
  const widthPt = columns.reduce((sum, column) => sum + column.widthPt, 0);
  if (row.shaded === true) canvas.doc.rect(page.leftPt, canvas.y + 0.5, widthPt, heightPt - 0.5).fill(ink.tint);
  let x = page.leftPt;
  row.cells.forEach((runs, i) => {
    const { align, widthPt: columnPt } = columns[i]!;
    let y = canvas.y + (options.padRowPt ?? padYPt);
    for (const run of runs) y += canvas.text({ ...(align && { align }), ...run }, x + padXPt, y, columnPt - 2 * padXPt);
    if (options.grid === true && i > 0) {
      canvas.doc
        .moveTo(x, canvas.y)
        .lineTo(x, canvas.y + heightPt)
        .lineWidth(0.4)
        .stroke(ink.line);
    }
    x += columnPt;
  });
  canvas.y += heightPt;
  canvas.rule(page.leftPt, canvas.y, widthPt);
}
