import { readZipParts } from './zipParts.ts';

/** A cell as written in the file: numbers keep every digit, which an 18-digit ID number needs. */
export interface RawCell {
  row: number;
  /** 0 is column A. */
  column: number;
  text: string;
}

/** A block of merged cells, ends included. */
export interface MergedBlock {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

export interface RawSheet {
  name: string;
  cells: RawCell[];
  merged: MergedBlock[];
}

const parts = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

/**
 * Cells of a workbook (ECMA-376) in the order of its sheets. Reads the XML itself: exceljs loses cells with phonetic inline
 * strings and the last digits of long numbers. Rejects where the file is no workbook.
 */
export async function readWorkbook(archive: Buffer): Promise<RawSheet[]> {
  const xml = await readZipParts(archive, parts);
  const part = (name: string) => plainNames(xml.get(`xl/${name}`) ?? '');
  const shared = [...part('sharedStrings.xml').matchAll(/<si\b[^>]*?(?:\/>|>(.*?)<\/si>)/gs)].map(([, si]) =>
    texts(si),
  );
  const targets = new Map(
    [...part('_rels/workbook.xml.rels').matchAll(/<Relationship\b([^>]*)>/g)].map(([, attributes]) => [
      attribute(attributes!, 'Id'),
      attribute(attributes!, 'Target').replace(/^\/xl\//, ''),
    ]),
  );
  const sheets = [...part('workbook.xml').matchAll(/<sheet\b([^>]*)>/g)].map(([, attributes]) => attributes!);
  if (sheets.length === 0) throw new Error('no workbook');
  return sheets.map((attributes) => {
    const sheet = part(targets.get(attribute(attributes, 'id')) ?? '');
    return { name: attribute(attributes, 'name'), cells: cellsOf(sheet, shared), merged: mergedOf(sheet) };
  });
}

/** Element and attribute names without their namespace prefix. */
function plainNames(xml: string): string {
  return xml.replace(/<(\/?)\w+:(\w)/g, '<$1$2').replace(/\s\w+:(\w+=")/g, ' $1');
}

function cellsOf(sheet: string, shared: readonly string[]): RawCell[] {
  const cells: RawCell[] = [];
  let row = 0;
  for (const [, rowAttributes, content] of sheet.matchAll(/<row\b([^>]*?)(?:\/>|>(.*?)<\/row>)/gs)) {
    row = Number(attribute(rowAttributes!, 'r')) || row + 1;
    let column = -1;
    for (const [, attributes, inner] of (content ?? '').matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const address = attribute(attributes!, 'r');
      column = address === '' ? column + 1 : columnOf(address);
      cells.push({ row, column, text: cellText(attribute(attributes!, 't'), inner ?? '', shared) });
    }
  }
  return cells;
}

function cellText(type: string, inner: string, shared: readonly string[]): string {
  if (type === 'inlineStr') return texts(inner);
  const value = decode(/<v\b[^>]*>(.*?)<\/v>/s.exec(inner)?.[1] ?? '');
  if (type === 's') return shared[Number(value)] ?? '';
  if (type !== '' && type !== 'n') return value;
  return /e/i.test(value) ? Number(value).toFixed(0) : value.replace(/\.0+$/, '');
}

function mergedOf(sheet: string): MergedBlock[] {
  return [...sheet.matchAll(/<mergeCell\b[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g)].map(([, from, to]) => ({
    fromRow: Number(from!.replace(/\D/g, '')),
    toRow: Number(to!.replace(/\D/g, '')),
    fromColumn: columnOf(from!),
    toColumn: columnOf(to!),
  }));
}

/** Runs of a string joined, without what tells how to pronounce it. */
function texts(xml = ''): string {
  const spoken = xml.replace(/<rPh\b.*?<\/rPh>/gs, '');
  return [...spoken.matchAll(/<t\b[^>]*?(?:\/>|>(.*?)<\/t>)/gs)].map(([, text]) => decode(text ?? '')).join('');
}

function attribute(attributes: string, name: string): string {
  return decode(new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

function columnOf(address: string): number {
  return [...address.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (entities[name ?? ''] ?? whole);
  });
}
