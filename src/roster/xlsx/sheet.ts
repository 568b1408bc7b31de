import { parseCellName } from '../../contract/cellName.ts';
import type { Cell, GridRow, Merge } from '../grid.ts';
import type { RosterLimits } from '../limits.ts';
import { tooLarge } from '../unreadable.ts';
import { parseXml } from './parseXml.ts';
import { serialDate } from './serialDate.ts';
import { unescapeText } from './unescapeText.ts';

/** What the cells of a sheet refer to. */
export interface CellContext {
  sharedStrings: readonly string[];
  dateStyles: ReadonlySet<number>;
  date1904: boolean;
}

/** A cell as it streams by. */
interface RawCell {
  column: number;
  type: string;
  style: number;
  hasFormula: boolean;
  value: string;
  inline: string;
}

/**
 * Reads the rows of a worksheet part in one pass; rows and cells without content are not kept, so that a million formatted
 * but empty rows cost no memory. Throws `file_too_large` after `rowsLeft` rows with content.
 */
export async function readSheet(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  context: CellContext,
  limits: RosterLimits,
  rowsLeft: number,
): Promise<{ rows: GridRow[]; merges: Merge[] }> {
  const rows: GridRow[] = [];
  const merges: Merge[] = [];
  let row: GridRow = { row: 0, hidden: false, cells: [] };
  let raw: RawCell | null = null;
  let column = -1;
  let target: 'value' | 'inline' | null = null;
  let inPhonetic = false;

  await parseXml(part, chunks, limits, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = { row: rowNumber(attributes.r) ?? row.row + 1, hidden: isTrue(attributes.hidden), cells: [] };
          column = -1;
          break;
        case 'c':
          column = parseCellName(attributes.r ?? '')?.column ?? column + 1;
          raw = {
            column,
            type: attributes.t ?? 'n',
            style: Number(attributes.s ?? '0'),
            hasFormula: false,
            value: '',
            inline: '',
          };
          break;
        case 'f':
          if (raw !== null) raw.hasFormula = true;
          break;
        case 'v':
          target = 'value';
          break;
        case 'rPh':
          inPhonetic = true;
          break;
        case 't':
          if (!inPhonetic) target = 'inline';
          break;
        case 'mergeCell': {
          const merge = parseMerge(attributes.ref ?? '');
          if (merge !== null && merges.length < limits.rows) merges.push(merge);
          break;
        }
      }
    },
    text(text) {
      if (raw !== null && target !== null) raw[target] += text;
    },
    close(name) {
      switch (name) {
        case 'c': {
          const cell = raw === null || raw.column >= limits.columns ? null : toCell(raw, context);
          if (cell !== null) row.cells[raw!.column] = cell;
          raw = null;
          break;
        }
        case 'row':
          if (row.cells.length === 0) break;
          rows.push(row);
          if (rows.length > rowsLeft) throw tooLarge(`超过 ${limits.rows} 行`, `it has more than ${limits.rows} rows`);
          break;
        case 'rPh':
          inPhonetic = false;
          break;
        case 'v':
        case 't':
          target = null;
          break;
      }
    },
  });
  return { rows, merges };
}

function toCell(raw: RawCell, { sharedStrings, dateStyles, date1904 }: CellContext): Cell | null {
  const { type, value } = raw;
  if (type === 'inlineStr') return textCell(unescapeText(raw.inline));
  if (value === '') return raw.hasFormula && type !== 'str' ? { kind: 'error', text: '=' } : null;
  switch (type) {
    case 's':
      return textCell(sharedStrings[Number(value)] ?? '');
    case 'str':
      return textCell(unescapeText(value));
    case 'b':
      return textCell(value === '1' ? 'TRUE' : 'FALSE');
    case 'e':
      return { kind: 'error', text: value };
    case 'd':
      return { kind: 'date', text: value.slice(0, 10) };
    default: {
      const date = dateStyles.has(raw.style) ? serialDate(Number(value), date1904) : null;
      return date === null ? { kind: 'number', text: value.trim() } : { kind: 'date', text: date };
    }
  }
}

function textCell(text: string): Cell | null {
  return text.trim() === '' ? null : { kind: 'text', text };
}

function parseMerge(ref: string): Merge | null {
  const [from, to] = ref.split(':').map(parseCellName);
  if (from === null || from === undefined || to === null || to === undefined) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

function rowNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
