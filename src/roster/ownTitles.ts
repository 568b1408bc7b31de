import type { RosterFile } from '../contract/scenario.ts';
import { type Field, fieldTitles } from './fields.ts';
import type { Cell, GridRow, Sheet } from './grid.ts';
import { isHeader, matchTitles } from './header.ts';
import { defaultLimits } from './limits.ts';
import { fillMerged } from './mergedCells.ts';
import { readGrid } from './readGrid.ts';
import { writeGrid } from './writeGrid.ts';

/** What a column with a company's own title is read as. */
export type ReadAs = Field | 'nothing';

/** A company's own titles, by `titleKey`. */
export type OwnTitles = ReadonlyMap<string, ReadAs>;

/** A title as it stands in a file that was given words of ours: `姓名〔员工〕`. What stands in brackets is not looked at when titles are matched. */
const given = /^([^〔〕]+)〔([^〔〕]+)〕$/;

/** No column is called so. */
const nothingWord = '不读取';

/** What the company wrote, and whether its words were given a meaning. */
export function ownTitle(text: string): { title: string; isGiven: boolean } {
  const match = given.exec(text);
  if (match === null || !(match[1] === nothingWord || firstTitles.has(match[1]!)))
    return { title: text, isGiven: false };
  return { title: match[2]!, isGiven: true };
}

/** The form in which a company's own titles are compared. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufeff()[\]{}【】<>《》〔〕]/g, '');
}

/**
 * The same file with a company's own titles put into words that every reader of rosters understands, the company's beside them; titles
 * whose meaning was taken back stand as they were sent. The same bytes where no heading has such a title.
 *
 * @throws Unreadable where the file cannot be read
 */
export async function retitle(file: RosterFile, titles: OwnTitles): Promise<RosterFile> {
  const grid = await readGrid(file, defaultLimits);
  const sheets = grid.sheets.map((sheet) => retitleSheet(sheet, titles));
  const isSame = sheets.every((sheet, i) => sheet === grid.sheets[i]);
  return isSame ? file : { name: file.name, bytes: writeGrid(file.name, { ...grid, sheets }) };
}

/** Only headings change, and what stands above the first of them: a row of a person may well hold the same word as a title. */
function retitleSheet(sheet: Sheet, titles: OwnTitles): Sheet {
  const renamed = sheet.rows.map((row) => retitleRow(row, titles));
  const filled = fillMerged({ ...sheet, rows: renamed });
  const isHeading = sheet.rows.map(
    ({ cells }, i) => isHeader(matchTitles(filled[i]!.cells)) || cells.some((cell) => isGivenTitle(cell)),
  );
  const first = isHeading.indexOf(true);
  const rows = sheet.rows.map((row, i) => (i < first || isHeading[i] ? renamed[i]! : row));
  return rows.every((row, i) => row === sheet.rows[i]) ? sheet : { ...sheet, rows };
}

function isGivenTitle(cell: Cell | undefined): boolean {
  return cell?.kind === 'text' && ownTitle(cell.text).isGiven;
}

function retitleRow(row: GridRow, titles: OwnTitles): GridRow {
  const cells = row.cells.map((cell) => {
    if (cell?.kind !== 'text') return cell;
    const { title } = ownTitle(cell.text);
    const readAs = titles.get(titleKey(title));
    const text =
      readAs === undefined ? title : `${wordOf(readAs)}〔${title.replace(/[()（）[\]{}【】<>《》〔〕]/g, '')}〕`;
    return text === cell.text ? cell : { ...cell, text };
  });
  return cells.every((cell, column) => cell === row.cells[column]) ? row : { ...row, cells };
}

function wordOf(readAs: ReadAs): string {
  return readAs === 'nothing' ? nothingWord : fieldTitles.find(({ field }) => field === readAs)!.exact[0]!;
}

const firstTitles = new Set(fieldTitles.map(({ exact }) => exact[0]!));
