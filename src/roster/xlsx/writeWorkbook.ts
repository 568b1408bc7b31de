import { cellName } from '../../contract/cellName.ts';
import type { Cell, Merge, Sheet } from '../grid.ts';
import { writeZip } from './writeZip.ts';

/**
 * A workbook (ECMA-376) that reads the same as the sheets given: texts inline, numbers with the digits of the file they came from,
 * dates and formula errors as such, with merges and what is hidden. Formats and formulas are not in a grid and so not in it.
 */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const entries = [
    { name: '[Content_Types].xml', content: contentTypes(sheets.length) },
    { name: '_rels/.rels', content: relationsXml([relation('rId1', 'officeDocument', 'xl/workbook.xml')]) },
    { name: 'xl/workbook.xml', content: workbookXml(sheets) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationsXml(sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))),
    },
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(sheet) })),
  ];
  return writeZip(entries.map((entry) => ({ ...entry, deflate: true })));
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: number): string {
  const overrides = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${types}.worksheet+xml"/>`,
  );
  return `${head}<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>${overrides.join('')}</Types>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(({ name, hidden }, i) => {
    const state = hidden ? ' state="hidden"' : '';
    return `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`;
}

function sheetXml({ rows, merges }: Sheet): string {
  const rowXml = rows.map(({ row, hidden, cells }) => {
    const xml = cells.map((cell, column) => (cell === undefined ? '' : cellXml(cell, cellName(column, row))));
    return `<row r="${row}"${hidden ? ' hidden="1"' : ''}>${xml.join('')}</row>`;
  });
  const merged = merges.map((merge) => `<mergeCell ref="${area(merge)}"/>`).join('');
  const mergeXml = merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  return `${head}<worksheet xmlns="${main}"><sheetData>${rowXml.join('')}</sheetData>${mergeXml}</worksheet>`;
}

function cellXml({ kind, text }: Cell, ref: string): string {
  const value = escapeXml(text);
  if (kind === 'text') return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
  // a formula without stored result stays one
  if (text === '=') return `<c r="${ref}"><f/></c>`;
  const type = { number: 'n', date: 'd', error: 'e' }[kind];
  return `<c r="${ref}" t="${type}"><v>${value}</v></c>`;
}

function area({ top, left, bottom, right }: Merge): string {
  return `${cellName(left, top)}:${cellName(right, bottom)}`;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `${head}<Relationships xmlns="${packages}/relationships">${relations.join('')}</Relationships>`;
}

/** Signs that XML cannot carry are written as spreadsheets do, `_x000B_`; so is a text that only looks like that. */
function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Surrogate}/gu, (sign) => {
      return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
