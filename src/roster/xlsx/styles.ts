import type { RosterLimits } from '../limits.ts';
import { parseXml } from './parseXml.ts';
import type { ZipParts } from './zipParts.ts';

/** Numbers of the cell styles that show a number as a date; cells refer to them by `s`. */
export async function readDateStyles(zip: ZipParts, part: string | null, limits: RosterLimits): Promise<Set<number>> {
  const dateStyles = new Set<number>();
  if (part === null || !zip.has(part)) return dateStyles;
  const formats = new Map<number, string>();
  let inCellFormats = false;
  let style = 0;
  await parseXml(part, zip.chunks(part), limits, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? '0');
        if (isDateFormat(id, formats.get(id))) dateStyles.add(style);
        style += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return dateStyles;
}

/** Built-in date formats (ECMA-376 §18.8.30, with those of the East Asian editions), or a code with day, month or year in it. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[ymd年月日]/i.test(bare) && !/[0#?]/.test(bare);
}
