import { type CompanionDoubt, travelParties } from './parties.ts';
import type { RowReading } from './readRow.ts';
import type { Verdict } from './rowScope.ts';

/** Has somebody look where a row names a companion who is not found among the accepted rows read together. */
export function warnOfCompanions(readings: readonly RowReading[]): void {
  const accepted = readings.flatMap(({ scope, worker }) => (worker === null ? [] : [{ scope, worker }]));
  const { doubts } = travelParties(accepted.map(({ worker }) => worker));
  for (const { index, code } of doubts) accepted[index]!.scope.warn('companions', code, verdicts[code]);
}

const verdicts: Readonly<Record<CompanionDoubt, Verdict>> = {
  companion_unknown: {
    message: {
      zh: '同行人不在已接受的名单中，暂按单独乘车处理',
      en: 'the companion is not among the accepted rows; the two are not kept together',
    },
    remedy: {
      zh: '写同行人的姓名或证件号码，或给同行的每一行写相同的组号；同行人属于其他企业时写证件号码',
      en: "write the companion's name or ID number, or the same label in every row of the party; an ID number for somebody of another company",
    },
  },
  companion_ambiguous: {
    message: {
      zh: '有多名同名人员，无法确定同行人',
      en: 'several people have that name; whom the row means is not certain',
    },
    remedy: { zh: '改写同行人的证件号码', en: "write the companion's ID number" },
  },
};
