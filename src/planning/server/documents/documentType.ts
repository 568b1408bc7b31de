import yauzl from 'yauzl';

/** A kind of document that is taken, with the endings that its name may have. */
interface DocumentType {
  mediaType: string;
  endings: readonly string[];
}

const pdf: DocumentType = { mediaType: 'application/pdf', endings: ['pdf'] };
const png: DocumentType = { mediaType: 'image/png', endings: ['png'] };
const jpeg: DocumentType = { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] };
const office = 'application/vnd.openxmlformats-officedocument';
const xlsx: DocumentType = { mediaType: `${office}.spreadsheetml.sheet`, endings: ['xlsx'] };
const docx: DocumentType = { mediaType: `${office}.wordprocessingml.document`, endings: ['docx'] };

const marks: readonly (readonly [readonly number[], DocumentType])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], pdf],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], png],
  [[0xff, 0xd8, 0xff], jpeg],
];

/** Where the text of an office document lies in its container. */
const mainParts: readonly (readonly [string, DocumentType])[] = [
  ['xl/workbook.xml', xlsx],
  ['word/document.xml', docx],
];

/**
 * The media type of a document by its content, if it is one that is taken and its name ends accordingly; else null. Office documents
 * with macros are not taken.
 */
export async function documentType(name: string, bytes: Uint8Array): Promise<string | null> {
  const type = marks.find(([mark]) => startsWith(bytes, mark))?.[1] ?? (await officeType(bytes));
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return type?.endings.includes(ending) === true ? type.mediaType : null;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

async function officeType(bytes: Uint8Array): Promise<DocumentType | null> {
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return null;
  const parts = await partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (parts === null || !parts.has('[Content_Types].xml')) return null;
  if ([...parts].some((part) => /vbaProject/i.test(part))) return null;
  return mainParts.find(([part]) => parts.has(part))?.[1] ?? null;
}

/** More parts than an honest office document has. */
const partsMax = 5_000;

/** Names in the directory of a ZIP; null where it is broken. Nothing is unpacked. */
async function partsOf(bytes: Buffer): Promise<Set<string> | null> {
  try {
    const zip = await yauzl.fromBufferPromise(bytes);
    if (zip.entryCount > partsMax) return null;
    const names = new Set<string>();
    for await (const entry of zip.eachEntry()) names.add(entry.fileName);
    return names;
  } catch {
    return null;
  }
}
