import type { Bulletin, BulletinFigure } from '../../contract/bulletin.ts';
import type { Locale } from '../../contract/text.ts';
import { bulletinCell, bulletinTitle } from '../bulletinWords.ts';
import { sayIn } from '../labels.ts';
import { addSheet } from './sheet.ts';
import { newWorkbook } from './workbook.ts';
import { setZipDates } from './zipDates.ts';

/** The bulletin as a workbook: a sheet of figures, and one of rows for each figure. The same bulletin gives the same bytes. */
export async function renderBulletinSheet(bulletin: Bulletin, locale: Locale): Promise<Uint8Array> {
  const say = sayIn(locale);
  const made = new Date(bulletin.createdAt);
  const workbook = await newWorkbook();
  workbook.creator = 'jieyun';
  workbook.lastModifiedBy = 'jieyun';
  workbook.title = say(bulletinTitle(bulletin));
  workbook.created = made;
  workbook.modified = made;
  const names = bulletin.figures.map(({ name }, at) => sheetName(`${at + 1} ${say(name)}`));
  addSheet(
    workbook,
    say({ zh: '简报', en: 'Bulletin' }),
    [
      { title: say({ zh: '指标', en: 'Figure' }), width: 26, value: ({ name }) => say(name) },
      { title: say({ zh: '值', en: 'Value' }), width: 12, value: ({ value }) => value },
      { title: say({ zh: '单位', en: 'Unit' }), width: 10, value: ({ unit }) => say(unit) },
      { title: say({ zh: '表述', en: 'In words' }), width: 60, value: ({ sentence }) => say(sentence) },
      {
        title: say({ zh: '明细所在工作表', en: 'Sheet of its rows' }),
        width: 30,
        value: (figure) => names[bulletin.figures.indexOf(figure)]!,
      },
    ],
    bulletin.figures,
  );
  bulletin.figures.forEach(({ columns, rows }, at) => {
    addSheet<BulletinFigure['rows'][number]>(
      workbook,
      names[at]!,
      columns.map(({ title, isNumber }, column) => ({
        title: say(title),
        width: isNumber ? 16 : 30,
        value: (row) => bulletinCell(row[column]!, say),
      })),
      rows,
    );
  });
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  setZipDates(bytes, made);
  return bytes;
}

/** At most 31 signs, without those that spreadsheets refuse. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31);
}
