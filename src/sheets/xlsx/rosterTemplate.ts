import type { Bilingual, Locale } from '../../contract/text.ts';
import { sayIn } from '../labels.ts';
import { newWorkbook } from './workbook.ts';

interface TemplateColumn {
  title: Bilingual;
  width: number;
  example: Bilingual;
  /** Values offered in a list. */
  choices?: Bilingual;
}

/** Titles are among those that rosters are read by; the example row is marked as one, so that nobody is made of it. */
const columns: readonly TemplateColumn[] = [
  { title: { zh: '序号', en: 'No.' }, width: 7, example: { zh: '示例', en: 'Example' } },
  { title: { zh: '姓名（必填）', en: 'Name (required)' }, width: 16, example: { zh: '张三', en: 'Zhang San' } },
  {
    title: { zh: '性别', en: 'Sex' },
    width: 8,
    example: { zh: '男', en: 'M' },
    choices: { zh: '男,女', en: 'M,F' },
  },
  {
    title: { zh: '证件类型', en: 'ID type' },
    width: 26,
    example: { zh: '居民身份证', en: 'resident ID card' },
    choices: {
      zh: '居民身份证,护照,港澳居民来往内地通行证,台湾居民来往大陆通行证,外国人永久居留身份证',
      en: 'resident ID card,passport,Hong Kong/Macau permit,Taiwan permit,foreign permanent resident ID',
    },
  },
  {
    title: { zh: '证件号码（必填）', en: 'ID number (required)' },
    width: 24,
    // the example of GB 11643 itself
    example: { zh: '11010519491231002X', en: '11010519491231002X' },
  },
  {
    title: { zh: '手机号码（必填）', en: 'Mobile (required)' },
    width: 18,
    example: { zh: '13800000000', en: '13800000000' },
  },
  {
    title: { zh: '上车点', en: 'Pickup' },
    width: 30,
    example: { zh: '安徽省阜阳市临泉县', en: '安徽省阜阳市临泉县' },
  },
  { title: { zh: '家庭住址', en: 'Home address' }, width: 34, example: { zh: '', en: '' } },
  { title: { zh: '同行人', en: 'Travels with' }, width: 18, example: { zh: '', en: '' } },
  { title: { zh: '备注', en: 'Remark' }, width: 24, example: { zh: '', en: '' } },
];

const notes: readonly Bilingual[] = [
  { zh: '一人一行；标明必填的列不能空。', en: 'One person a row; required columns may not be empty.' },
  {
    zh: '上车点写到区县（如：安徽省阜阳市临泉县），或写区里公布的上车地点；不写则按家庭住址，再按证件号码前六位推断。',
    en: 'Pickup: a county, or a place that the district has named; left out, the home address tells it, else the ID number.',
  },
  {
    zh: '同行人写姓名或证件号码，几人之间用顿号；他们会安排在同一辆车。',
    en: 'Travels with: names or ID numbers, commas between them; they ride in the same bus.',
  },
  {
    zh: '证件号码和手机号码按文本填写，不要让软件改成科学计数。',
    en: 'ID and mobile numbers are text: do not let the program turn them into rounded numbers.',
  },
  {
    zh: '改正后用同一个文件名重新上传，会替换上一份；名单里去掉的人列为待确认撤回。',
    en: 'A corrected file of the same name replaces the earlier one; whoever is missing from it is proposed as withdrawn.',
  },
];

/** Rows that are prepared for people. */
const preparedRows = 500;

/** An empty roster to fill in, with an example, lists of choices, and a sheet of notes. */
export async function renderRosterTemplate(locale: Locale): Promise<Uint8Array> {
  const say = sayIn(locale);
  const workbook = await newWorkbook();
  workbook.creator = 'jieyun';
  const sheet = workbook.addWorksheet(say({ zh: '名单', en: 'Roster' }), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(columns.map(({ title }) => say(title))).font = { bold: true };
  sheet.addRow(columns.map(({ example }) => say(example))).font = { italic: true, color: { argb: 'FF888888' } };
  columns.forEach(({ width, choices }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    column.numFmt = '@';
    if (choices === undefined) return;
    for (let row = 3; row < 3 + preparedRows; row += 1) {
      const formulae = [`"${say(choices)}"`];
      sheet.getCell(row, index + 1).dataValidation = { type: 'list', allowBlank: true, formulae };
    }
  });
  const help = workbook.addWorksheet(say({ zh: '填写说明', en: 'Notes' }));
  help.getColumn(1).width = 110;
  for (const note of notes) help.addRow([say(note)]).alignment = { wrapText: true };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
