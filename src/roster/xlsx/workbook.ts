import type { Bilingual } from '../../contract/text.ts';
import type { RosterLimits } from '../limits.ts';
import { retype, unpack } from '../sniff.ts';
import { damaged, tooLarge, Unreadable } from '../unreadable.ts';
import { attribute, parseXml } from './parseXml.ts';
import type { ZipParts } from './zipParts.ts';

/** Where the parts of a workbook lie in its container. */
export interface WorkbookParts {
  sheets: { name: string; hidden: boolean; part: string }[];
  sharedStrings: string | null;
  styles: string | null;
  /** Serial dates count from 1904 instead of 1900. */
  date1904: boolean;
}

/** Follows the relations from the container to the sheets, in the order of the tabs. */
export async function readWorkbook(zip: ZipParts, limits: RosterLimits): Promise<WorkbookParts> {
  const root = await readRelations(zip, '', limits);
  const book = root.find((relation) => relation.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!zip.has(book) || !book.includes('workbook')) throw notWorkbook(zip, book);

  const relations = await readRelations(zip, book, limits);
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.part ?? null;
  const parts: WorkbookParts = {
    sheets: [],
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    date1904: false,
  };
  await parseXml(book, zip.chunks(book), limits, {
    open(name, attributes) {
      if (name === 'workbookPr') parts.date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const relation = relations.find(({ id }) => id === attribute(attributes, 'id'));
      if (relation?.type !== 'worksheet') return;
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      parts.sheets.push({ name: attributes.name ?? '', hidden, part: relation.part });
    },
  });
  if (parts.sheets.length > limits.sheets) {
    throw tooLarge(
      `有 ${parts.sheets.length} 个工作表，上限 ${limits.sheets}`,
      `it has ${parts.sheets.length} sheets, at most ${limits.sheets} are allowed`,
    );
  }
  return parts;
}

interface Relation {
  id: string;
  /** Last part of the type's URI, the same in the transitional and the strict form of the format. */
  type: string;
  part: string;
}

/** Relations of a part; '' is the container itself. None where the relation part is missing. */
async function readRelations(zip: ZipParts, of: string, limits: RosterLimits): Promise<Relation[]> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${of.slice(folder.length)}.rels`;
  if (!zip.has(part)) return [];
  const relations: Relation[] = [];
  await parseXml(part, zip.chunks(part), limits, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: resolvePart(folder, Target) });
    },
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const parts: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

function notWorkbook(zip: ZipParts, book: string): Unreadable {
  const refuse = (zh: string, en: string, remedy: Bilingual) => new Unreadable('file_unreadable', { zh, en }, remedy);
  if (book.startsWith('word/')) return refuse('是 Word 文档', 'it is a Word document', retype);
  if (book.startsWith('ppt/')) return refuse('是 PowerPoint 文档', 'it is a PowerPoint document', retype);
  if (zip.has('content.xml')) return damaged('是 OpenDocument 文件（.ods）', 'it is an OpenDocument file (.ods)');
  return refuse('是压缩包，不是 Excel 工作簿', 'it is a ZIP archive, not an Excel workbook', unpack);
}
