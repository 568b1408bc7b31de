import type { Bilingual } from '../contract/text.ts';

/** Thrown while a file is opened, and turned into a rejection of the whole file; texts name no personal data. */
export class Unreadable extends Error {
  readonly code: 'file_unreadable' | 'file_too_large';
  readonly text: Bilingual;
  readonly remedy: Bilingual;

  constructor(code: 'file_unreadable' | 'file_too_large', text: Bilingual, remedy: Bilingual) {
    super(text.en);
    this.name = 'Unreadable';
    this.code = code;
    this.text = text;
    this.remedy = remedy;
  }
}

/** The file exceeds a limit. */
export function tooLarge(zh: string, en: string): Unreadable {
  return new Unreadable(
    'file_too_large',
    { zh, en },
    { zh: '拆成几个文件，或只保留名单本身', en: 'split the file, or keep nothing but the roster in it' },
  );
}

/** A workbook that cannot be taken apart. */
export function damaged(zh: string, en: string): Unreadable {
  return new Unreadable(
    'file_unreadable',
    { zh, en },
    {
      zh: '用表格软件打开，另存为 .xlsx 后重新发送',
      en: 'open it in a spreadsheet program, save it as .xlsx and send it again',
    },
  );
}
