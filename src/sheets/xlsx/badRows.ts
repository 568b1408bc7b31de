import type { Workbook } from 'exceljs';
import type { BadCell, BadRows, BadTable } from '../../contract/badRows.ts';
import type { Locale } from '../../contract/text.ts';
import { type Say, sayIn } from '../labels.ts';
import { addSheet } from './sheet.ts';
import { newWorkbook } from './workbook.ts';

/**
 * Rejected rows as a workbook to be fixed and sent again: each table with its own titles, wrong cells marked, what is wrong and what to
 * do in two more columns. Everything is text, so that no digit is lost. Files refused as a whole stand on a sheet of their own.
 */
export async function renderBadRows({ tables, whole }: BadRows, locale: Locale): Promise<Uint8Array> {
  const say = sayIn(locale);
  const workbook = await newWorkbook();
  workbook.creator = 'jieyun';
  tables.forEach((table, index) => {
    addTable(workbook, `${index + 1} ${table.sheet || table.file}`, table, say);
  });
  if (whole.length > 0 || tables.length === 0) {
    addSheet(
      workbook,
      say({ zh: '整份文件的问题', en: 'Whole files' }),
      [
        { title: say({ zh: '文件', en: 'File' }), width: 30, value: ({ file }) => file },
        { title: say({ zh: '工作表', en: 'Sheet' }), width: 20, value: ({ sheet }) => sheet },
        { title: problemTitle(say), width: 50, value: ({ faults }) => problem(faults, [], say) },
        { title: remedyTitle(say), width: 50, value: ({ faults }) => remedy(faults, say) },
      ],
      whole,
    );
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const problemTitle = (say: Say) => say({ zh: '问题', en: 'What is wrong' });
const remedyTitle = (say: Say) => say({ zh: '处理办法', en: 'What to do' });
const marked = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE08A' } } as const;
const textFormat = '@';

function addTable(workbook: Workbook, name: string, { titles, rows }: BadTable, say: Say): void {
  const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] });
  const columns = Math.max(titles.length, ...rows.map(({ cells }) => cells.length));
  const filled = (texts: readonly string[]) => Array.from({ length: columns }, (_, column) => texts[column] ?? '');
  sheet.addRow([...filled(titles), problemTitle(say), remedyTitle(say)]).font = { bold: true };
  for (const { cells, faults } of rows) {
    const row = sheet.addRow([...filled(cells), problem(faults, titles, say), remedy(faults, say)]);
    row.alignment = { wrapText: true, vertical: 'top' };
    for (const { column } of faults) if (column >= 0 && column < columns) row.getCell(column + 1).fill = marked;
  }
  for (let column = 1; column <= columns + 2; column += 1) {
    sheet.getColumn(column).numFmt = textFormat;
    sheet.getColumn(column).width = column <= columns ? 20 : 44;
  }
}

function problem(faults: readonly BadCell[], titles: readonly string[], say: Say): string {
  const lines = faults.map(({ column, message }) => {
    const title = titles[column] ?? '';
    return title === '' ? say(message) : `${title}: ${say(message)}`;
  });
  return [...new Set(lines)].join('\n');
}

function remedy(faults: readonly BadCell[], say: Say): string {
  return [...new Set(faults.map((fault) => say(fault.remedy)))].join('\n');
}

/** At most 31 signs, without those that spreadsheets refuse; the number in front keeps names apart. */
function sheetName(name: string): string {
  return name
    .replace(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31)
    .trim();
}
