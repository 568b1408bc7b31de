import { maskName } from '../policy/mask.ts';
import type { Policy } from '../policy/schema.ts';
import type { RowScope } from './rowScope.ts';
import { cleanText } from './text.ts';
import { formulaError } from './verdicts.ts';

const nameLengthMax = 60;

/** The name, with the spaces that align Chinese names taken out; null where there is none. */
export function readName(scope: RowScope, policy: Policy): string | null {
  const cell = scope.cell('name');
  if (cell === undefined) {
    scope.reject('name', 'name_missing', '', {
      message: { zh: '姓名为空', en: 'the name is empty' },
      remedy: { zh: '填写姓名', en: 'fill in the name' },
    });
    return null;
  }
  if (cell.kind === 'error') {
    scope.reject('name', 'other', cell.text, formulaError);
    return null;
  }
  const name = tidyName(cell.text);
  if (!/\p{L}/u.test(name) || [...name].length > nameLengthMax) {
    scope.reject('name', 'other', maskName(name.slice(0, nameLengthMax), policy), {
      message: { zh: '姓名栏的内容不是姓名', en: 'what stands in the name column is no name' },
      remedy: { zh: '填写身份证件上的姓名', en: 'write the name as on the ID document' },
    });
    return null;
  }
  if (/\d|[?�]/.test(name)) {
    scope.warn('name', 'name_unusual', {
      message: { zh: '姓名中有数字或乱码', en: 'the name contains digits or garbled characters' },
      remedy: { zh: '与身份证件核对', en: 'compare it with the ID document' },
    });
  }
  return name;
}

/** No apostrophe in front; middle dots in one form; no spaces beside Han characters, single ones elsewhere. */
function tidyName(text: string): string {
  return cleanText(text)
    .replace(/^['’‘`´]+/, '')
    .replace(/[•‧∙・.](?=\p{Script=Han})/gu, '·')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
}
