import type { Grid, Sheet } from './grid.ts';
import { writeWorkbook } from './xlsx/writeWorkbook.ts';

/** A roster file that reads as the grid: a workbook or a CSV by the content that its name stood for when it was read. */
export function writeGrid(name: string, { sheets, misnamed }: Grid): Uint8Array {
  const isCsv = name.toLowerCase().endsWith('.csv') !== misnamed;
  return isCsv ? writeCsv(sheets[0]!) : writeWorkbook(sheets);
}

function writeCsv({ rows }: Sheet): Uint8Array {
  const last = rows.at(-1)?.row ?? 0;
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const lines = Array.from({ length: last }, (_, index) => {
    const cells = byRow.get(index + 1)?.cells ?? [];
    return Array.from({ length: columns }, (__, column) => quoted(cells[column]?.text ?? '')).join(',');
  });
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function quoted(text: string): string {
  return /[",\r\n;|\t，]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
