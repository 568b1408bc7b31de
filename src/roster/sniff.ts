import { Unreadable } from './unreadable.ts';

/** What the first bytes of a file say that it is; names and extensions may say otherwise. */
export type FileKind = 'zip' | 'text' | 'empty' | 'ole' | 'pdf' | 'image' | 'html' | 'xml' | 'rtf' | 'archive';

/** Looks at the first bytes, never at the name. Everything without a known mark counts as text. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  for (const { kind, magic } of marks) if (magic.every((byte, index) => bytes[index] === byte)) return kind;
  const start = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1024))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (start === '') return 'empty';
  if (/^(<!doctype html|<html|<head|<table|<style|<meta|<div)/.test(start)) return 'html';
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml';
  return 'text';
}

const marks: readonly { kind: FileKind; magic: readonly number[] }[] = [
  { kind: 'zip', magic: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', magic: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'ole', magic: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: 'pdf', magic: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'image', magic: [0xff, 0xd8, 0xff] },
  { kind: 'image', magic: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'rtf', magic: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: 'archive', magic: [0x52, 0x61, 0x72, 0x21] },
  { kind: 'archive', magic: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'archive', magic: [0x1f, 0x8b] },
];

/** The refusal of a file that is neither workbook nor text, naming what it seems to be. */
export function refuseKind(kind: Exclude<FileKind, 'zip' | 'text'>, bytes: Uint8Array): Unreadable {
  const save = { zh: '另存为 .xlsx 后重新发送', en: 'save it as .xlsx and send it again' };
  const refuse = (zh: string, en: string, remedy = save) => new Unreadable('file_unreadable', { zh, en }, remedy);
  switch (kind) {
    case 'empty':
      return refuse('文件是空的', 'the file is empty', { zh: '重新导出并发送', en: 'export it again and send it' });
    case 'ole':
      if (holdsName(bytes, 'EncryptedPackage')) {
        return refuse('文件有打开密码', 'the workbook is protected by a password', {
          zh: '去掉打开密码后重新发送',
          en: 'remove the password and send it again',
        });
      }
      return holdsName(bytes, 'WordDocument')
        ? refuse('是旧版 Word 文档（.doc）', 'it is an old Word document (.doc)', retype)
        : refuse('是旧版 Excel 文件（.xls）', 'it is an old Excel file (.xls)');
    case 'pdf':
      return refuse('是 PDF 文件', 'it is a PDF file', retype);
    case 'image':
      return refuse('是图片', 'it is a picture', retype);
    case 'rtf':
      return refuse('是 RTF 文档', 'it is an RTF document', retype);
    case 'html':
      return refuse('是改了扩展名的网页', 'it is a web page with another extension');
    case 'xml':
      return refuse('是 XML 文件', 'it is an XML file');
    case 'archive':
      return refuse('是压缩包', 'it is an archive', unpack);
  }
}

/** What to do with a document that is no table. */
export const retype = { zh: '把名单填进 .xlsx 表格后发送', en: 'put the roster into an .xlsx workbook and send that' };

/** What to do with an archive. */
export const unpack = {
  zh: '解压后把里面的 .xlsx 或 .csv 逐个发送',
  en: 'unpack it and send the .xlsx or .csv files in it',
};

/** True where an OLE container has a stream of this name; its directory holds names in UTF-16. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const last = bytes.length - wanted.length;
  for (let at = 0; at <= last; at++) {
    if (bytes[at] === wanted[0] && wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
