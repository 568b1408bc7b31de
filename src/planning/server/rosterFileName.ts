import { extname } from 'node:path';

/** Characters that no file system and no reader of a plan should meet in a name. */
const unsafe = /[\p{Cc}\p{Cf}/\\:*?"<>|]/gu;

const lengthMax = 120;

/**
 * Name of an uploaded roster within its batch. Two companies may both send 名单.xlsx; in a scenario folder the name tells
 * the company, so a name that does not begin with its id gets it in front. The district's own uploads keep theirs.
 */
export function rosterFileName(sentName: string, companyId: string | null): string {
  const base = sentName.normalize('NFC').replace(unsafe, '_').replace(/^\.+/, '').trim() || 'roster';
  const extension = extname(base);
  const stem = base.slice(0, base.length - extension.length);
  const named = companyId === null || startsWithId(stem, companyId) ? stem : `${companyId}-${stem}`;
  return `${[...named].slice(0, lengthMax).join('')}${extension.toLowerCase()}`;
}

function startsWithId(stem: string, companyId: string): boolean {
  return stem === companyId || stem.startsWith(`${companyId}-`) || stem.startsWith(`${companyId}_`);
}
