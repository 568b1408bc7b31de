import type { RosterLimits } from '../limits.ts';
import { parseXml } from './parseXml.ts';
import { unescapeText } from './unescapeText.ts';
import type { ZipParts } from './zipParts.ts';

/** The texts that cells refer to by number; runs of rich text joined, phonetic guides (`rPh`, 拼音) left out. */
export async function readSharedStrings(zip: ZipParts, part: string | null, limits: RosterLimits): Promise<string[]> {
  const strings: string[] = [];
  if (part === null || !zip.has(part)) return strings;
  let current = '';
  let inText = false;
  let inPhonetic = false;
  await parseXml(part, zip.chunks(part), limits, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(current));
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}
