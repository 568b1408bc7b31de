/** No field of a roster needs more characters; longer cells are cut, so that no file can make reading slow. */
const textLengthMax = 500;

/** Half-width form without invisible characters and outer spaces; inner runs of spaces become one. */
export function cleanText(text: string): string {
  return text
    .slice(0, textLengthMax)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Like `cleanText`, without any space and without the apostrophe that makes a spreadsheet keep digits. */
export function compactText(text: string): string {
  return cleanText(text)
    .replace(/\s/g, '')
    .replace(/^['’‘`´]+|['’‘`´]+$/g, '');
}

/**
 * The digits of a number that a spreadsheet wrote as `3.20611199001010E+17` or `13800000000.0`; other texts unchanged.
 * `lost` is true where digits are missing at the end: in a text always, in a number cell (`isNumber`) only beyond what a
 * double holds exactly.
 */
export function expandNumber(text: string, isNumber: boolean): { text: string; lost: boolean } {
  const scientific = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(text);
  if (scientific === null) return { text: text.replace(/^(\d+)\.0+$/, '$1'), lost: false };
  const digits = scientific[1]! + (scientific[2] ?? '');
  const length = Number(scientific[3]) + 1;
  if (digits.length > length) return { text, lost: false };
  const isExact = isNumber && Number(text) <= Number.MAX_SAFE_INTEGER;
  return { text: digits.padEnd(length, '0'), lost: digits.length < length && !isExact };
}
