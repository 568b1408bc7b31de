import type { Bilingual } from '../contract/text.ts';
import type { RosterWarning, Worker } from '../contract/worker.ts';
import { type CompanionDoubt, travelParties } from './parties.ts';

/**
 * Has somebody look where a row names a companion who is not found among the accepted people of the batch.
 * @param asks whose rows are asked about; left out, everybody's
 * @param knowsAll false where people of other companies are not among `workers`: numbers that nobody has may be theirs
 */
export function companionWarnings(
  workers: readonly Worker[],
  knowsAll = true,
  asks: (worker: Worker) => boolean = () => true,
): RosterWarning[] {
  const { doubts } = travelParties(workers);
  const told = new Map(
    doubts
      .filter(({ index, isNumber }) => (knowsAll || !isNumber) && asks(workers[index]!))
      .map(({ index, code }) => [`${index} ${code}`, { worker: workers[index]!, code }]),
  );
  return [...told.values()].map(({ worker: { source, companions }, code }) => ({
    file: source.file,
    ...(source.sheet === '' ? {} : { sheet: source.sheet }),
    cell: companions!.cell,
    row: source.row,
    code,
    ...verdicts[code],
  }));
}

const verdicts: Readonly<Record<CompanionDoubt, { message: Bilingual; remedy: Bilingual }>> = {
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
