import type { IdType } from '../contract/worker.ts';
import type { RowScope } from './rowScope.ts';
import { compactText } from './text.ts';
import { shownValue } from './verdicts.ts';

/** The kinds of document by what companies call them; tried in this order. */
const idTypeWords: readonly [IdType, RegExp][] = [
  ['foreign_permanent', /外国人.*居留|永久居留|五星卡|foreign.*permanent/],
  ['taiwan_permit', /台湾居民来往|台胞证|台胞|taiwan(?!.*residence)/],
  ['hk_macau_permit', /港澳居民来往|回乡证|港澳.*通行证|港澳通行证|hk|macau|hongkong/],
  ['passport', /护照|passport/],
  ['resident', /身份证|居住证|户口|^id(card)?$|resident|identity/],
];

/** The kind of the row's ID document: resident ID card where nothing is written; null where what is written is unknown. */
export function readIdType(scope: RowScope): IdType | null {
  const written = compactText(scope.text('idType')).toLowerCase();
  if (written === '') return 'resident';
  const found = idTypeWords.find(([, words]) => words.test(written));
  if (found !== undefined) return found[0];
  scope.reject('idType', 'id_type', shownValue(written), {
    message: { zh: '不认识的证件类型', en: 'the type of the ID document is unknown' },
    remedy: {
      zh: '填写：居民身份证、护照、港澳居民来往内地通行证、台湾居民来往大陆通行证或外国人永久居留身份证',
      en: 'write one of: resident ID card, passport, Hong Kong/Macau permit, Taiwan permit, foreign permanent resident ID',
    },
  });
  return null;
}
