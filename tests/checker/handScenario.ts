import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import exceljs from 'exceljs';
import { tempFolder } from '../support/tempFolder.ts';

/** Files of a scenario folder by relative name. */
export type Files = Map<string, string | Buffer>;

const fixture = join(dirname(fileURLToPath(import.meta.url)), 'fixtures', 'hand-plan');

/** The committed text files, and the one workbook, which is written here so that its layout can be read. */
export async function handFiles(): Promise<Files> {
  const files: Files = new Map();
  for (const folder of ['', 'rosters']) {
    for (const entry of await readdir(join(fixture, folder), { withFileTypes: true })) {
      const name = join(folder, entry.name);
      if (entry.isFile()) files.set(name, await readFile(join(fixture, name), 'utf8'));
    }
  }
  files.set('rosters/第三批.xlsx', await workbook());
  return files;
}

/** Writes the files to a new folder under the system's temporary folder. */
export async function writeFiles(files: Files): Promise<string> {
  const dir = await tempFolder();
  await mkdir(join(dir, 'rosters'));
  for (const [name, content] of files) await writeFile(join(dir, name), content);
  return dir;
}

/** Merged title in row 1, header in row 3, the company once for five people (rows 4–8), a number with an apostrophe. */
async function workbook(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('花名册');
  sheet.getCell('A1').value = '大兴面粉厂返岗人员花名册';
  sheet.mergeCells('A1:F1');
  sheet.getRow(3).values = ['序号', '姓名', '证件号码', '手机号码', '上车点', '用工单位'];
  const people = [
    ['张甲', '341181198403253870', '13810000533', '天长'],
    ['张乙', "'341181198905133940", '13810000546', '天长市'],
    ['张丙', '34118119940601401x', '１３８１００００５５９', '天长市'],
    ['张丁', '341181197712124082', 13810000572, '安徽省天长市'],
    ['张戊', '341181199502204155', '138 1000 0585', '天长市'],
  ];
  people.forEach((person, i) => {
    sheet.getRow(4 + i).values = [i + 1, ...person, i === 0 ? '大兴面粉' : ''];
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
