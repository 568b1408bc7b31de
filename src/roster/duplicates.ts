import type { RejectCode, RowSource } from '../contract/worker.ts';
import { maskId } from '../policy/mask.ts';
import type { Policy } from '../policy/schema.ts';
import { identityKey, personKey } from './context.ts';
import type { RowReading } from './readRow.ts';
import type { Verdict } from './rowScope.ts';

/**
 * Refuses people who are asked for more than once. Within a company the first acceptable copy stands and later ones are
 * refused; a person whom two companies ask for is refused in every copy, faulty rows included, until somebody decides (domain rule of
 * formats.md §1). Readings come in reading order and are changed in place.
 */
export function refuseDuplicates(readings: readonly RowReading[], policy: Policy): void {
  const contested = contestedPersons(readings);
  const accepted = new Map<string, RowReading>();
  for (const reading of readings) {
    const { claim } = reading;
    if (claim === null) continue;
    if (contested.has(personKey(claim))) {
      refuse(reading, 'duplicate_other_company', otherCompany, policy);
      continue;
    }
    if (reading.worker === null) continue;
    const key = identityKey(claim);
    const earlier = accepted.get(key);
    if (earlier === undefined) accepted.set(key, reading);
    else refuse(reading, ...sameCompany(earlier.scope.source, reading.scope.source), policy);
  }
}

function contestedPersons(readings: readonly RowReading[]): Set<string> {
  const companies = new Map<string, string>();
  const contested = new Set<string>();
  for (const { claim } of readings) {
    if (claim === null) continue;
    const key = personKey(claim);
    const company = companies.get(key);
    if (company === undefined) companies.set(key, claim.companyId);
    else if (company !== claim.companyId) contested.add(key);
  }
  return contested;
}

function refuse(reading: RowReading, code: RejectCode, verdict: Verdict, policy: Policy): void {
  reading.scope.reject('idNumber', code, maskId(reading.claim!.idNumber, policy), verdict);
  reading.worker = null;
}

/** Why no copy of a person whom two companies ask for is accepted. */
export const otherCompany: Verdict = {
  message: { zh: '另一家企业也申报了此人', en: 'another company has asked for the same person' },
  remedy: {
    zh: '核实此人在哪家企业上班，由主管部门裁定',
    en: 'find out which company the person works for; the authority decides',
  },
};

/** Why a later copy of a person within one company is refused. */
export function sameCompany(earlier: RowSource, later: RowSource): [RejectCode, Verdict] {
  const { file, sheet, row } = earlier;
  const remedy = { zh: '删除重复的一行', en: 'delete one of the two rows' };
  if (file === later.file) {
    const zh = sheet === later.sheet ? `第 ${row} 行` : `工作表“${sheet}”第 ${row} 行`;
    const en = sheet === later.sheet ? `row ${row}` : `row ${row} of sheet "${sheet}"`;
    return ['duplicate_in_file', { message: { zh: `与${zh}是同一人`, en: `the same person as in ${en}` }, remedy }];
  }
  return [
    'duplicate_in_batch',
    {
      message: { zh: `与文件 ${file} 第 ${row} 行是同一人`, en: `the same person as in row ${row} of file ${file}` },
      remedy,
    },
  ];
}
