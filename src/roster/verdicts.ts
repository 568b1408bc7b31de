import type { Verdict } from './rowScope.ts';

/** A required cell holds `#N/A` and the like, or a formula that was never calculated. */
export const formulaError: Verdict = {
  message: { zh: '单元格是公式错误或未计算的公式', en: 'the cell holds a formula error or a formula without result' },
  remedy: { zh: '改为直接填写内容', en: 'write the value itself instead of the formula' },
};

/** A shown form of a health statement: that there is one, never what it says. */
export const hiddenValue = '***';

/** Longest value of a cell that is repeated in a message list. */
const shownLength = 40;

/** A value that is not personal, shortened. */
export function shownValue(text: string): string {
  const letters = [...text];
  return letters.length <= shownLength ? text : `${letters.slice(0, shownLength).join('')}…`;
}

/** An address down to about the county; house and village stay hidden. */
export function shownAddress(text: string): string {
  const letters = [...text];
  return letters.length <= 9 ? text : `${letters.slice(0, 9).join('')}…`;
}

/** A number must be kept as text, or the spreadsheet rounds it. */
export const formatAsText: Verdict['remedy'] = {
  zh: '把该列设为“文本”格式后重新填写完整号码',
  en: 'format the column as text and enter the full number again',
};
