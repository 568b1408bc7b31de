import { maskPhone } from '../policy/mask.ts';
import type { Policy } from '../policy/schema.ts';
import type { RowScope } from './rowScope.ts';
import { compactText, expandNumber } from './text.ts';
import { formatAsText, formulaError } from './verdicts.ts';

/** 11 digits from 13 to 19; carriers are not looked at, because their prefixes change (domain.md §5). */
const mobile = /^1[3-9]\d{9}$/;

/** The mobile number, 11 digits; null where there is none or no valid one. */
export function readPhone(scope: RowScope, policy: Policy): string | null {
  const cell = scope.cell('phone');
  if (cell === undefined) {
    scope.reject('phone', 'phone_missing', '', {
      message: { zh: '手机号为空', en: 'the mobile number is empty' },
      remedy: { zh: '填写本人手机号', en: "fill in the worker's own mobile number" },
    });
    return null;
  }
  if (cell.kind === 'error') {
    scope.reject('phone', 'other', cell.text, formulaError);
    return null;
  }
  const expanded = expandNumber(compactText(cell.text), cell.kind === 'number');
  if (expanded.lost) {
    scope.reject('phone', 'phone_format', maskPhone(expanded.text, policy), {
      message: {
        zh: '号码被表格软件改成科学计数，末几位已丢失',
        en: 'the spreadsheet turned the number into scientific notation and lost its last digits',
      },
      remedy: formatAsText,
    });
    return null;
  }
  const written = (cell.kind === 'number' ? expanded.text : cell.text.slice(0, 100).normalize('NFKC'))
    .split(/[/／、,，;；\n]|或/)
    .filter((part) => /\d/.test(part));
  const numbers = written.map(tidyPhone);
  const phone = numbers.find((number) => mobile.test(number));
  if (phone === undefined) {
    scope.reject('phone', 'phone_format', maskPhone(numbers[0] ?? compactText(cell.text), policy), {
      message: { zh: '不是有效的手机号', en: 'it is no valid mobile number' },
      remedy: { zh: '填写 11 位大陆手机号', en: 'enter an 11-digit mainland mobile number' },
    });
    return null;
  }
  if (numbers.length > 1) {
    scope.warn('phone', 'phone_several', {
      message: {
        zh: '填了多个号码，取第一个手机号',
        en: 'there are several numbers; the first mobile number was taken',
      },
      remedy: { zh: '每人只填一个手机号', en: 'give one mobile number per person' },
    });
  }
  return phone;
}

function tidyPhone(text: string): string {
  const digits = expandNumber(compactText(text), false).text.replace(/[-–—()\s.]/g, '');
  return digits.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
}
