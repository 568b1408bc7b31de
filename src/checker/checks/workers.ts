import type { Check, CheckContext } from '../context.ts';
import { tagOf } from '../laterIds.ts';
import type { PlanWorkerShape } from '../planShape.ts';
import { ageOn, birthDateOf, mobileHolds, residentIdHolds } from '../raw/person.ts';
import { type RosterRow, rowKey } from '../raw/rosterRows.ts';
import { isResidentId, type RowEvidence, rowEvidence } from './rowEvidence.ts';
import { detailOf } from './rows.ts';

const leastAge = 16;

/** Every accepted worker is what his row says, and a row that may be accepted. */
export const checkWorkers: Check = (context) => {
  const { plan, raw, rows, findings } = context;
  const evidence = rowEvidence(context);
  const holders = new Map<string, string>();
  for (const worker of plan.workers) {
    const { workerId, companyId, adcode, source } = worker;
    findings.expect(
      'worker.area',
      raw.originProvinces.length === 0 || raw.originProvinces.includes(adcode.slice(0, 2)),
      {
        workerId,
        limit: raw.originProvinces.join(','),
        actual: adcode,
      },
    );
    const row = rows.get(rowKey(source.file, source.sheet, source.row));
    const company = row ? evidence.companyIn(row) : companyId;
    findings.expect('worker.company', raw.companies.has(companyId) && (company === null || company === companyId), {
      workerId,
      limit: company ?? 'companies.csv',
      actual: companyId,
    });
    if (company === null)
      findings.note({
        zh: `${workerId}：名单行的企业无法独立核对`,
        en: `${workerId}: company of the row not recognised`,
      });
    if (!row) continue;
    checkPerson(context, worker, { row, evidence });
    if (row.idNumber === '') continue;
    const { idTag } = worker;
    const tag = tagOf(companyId, row.idNumber);
    if (idTag !== undefined) findings.expect('worker.tag', idTag === tag, { workerId, limit: tag, actual: idTag });
    const holder = holders.get(row.idNumber);
    findings.expect('worker.identity', holder === undefined, {
      workerId,
      limit: 1,
      actual: 2,
      detail: detailOf(source),
    });
    holders.set(row.idNumber, workerId);
  }
};

/** What the cells of the row allow; a column that the sheet lacks is not judged. */
function checkPerson(
  context: CheckContext,
  { workerId, adcode, source }: PlanWorkerShape,
  { row, evidence }: { row: RosterRow; evidence: RowEvidence },
): void {
  const { findings, raw } = context;
  const place = { workerId, detail: detailOf(source) };
  const { columns } = row;
  findings.expect('worker.name', columns.name === undefined || row.name !== '', {
    limit: 'a name',
    actual: '',
    ...place,
  });
  findings.expect('worker.phone', columns.phone === undefined || mobileHolds(row.phone), {
    limit: '1[3-9] + 9 digits',
    actual: `${row.phone.length} characters`,
    ...place,
  });
  if (columns.idNumber !== undefined) {
    const holds = row.idNumber !== '' && (!isResidentId(row) || residentIdHolds(row.idNumber));
    findings.expect('worker.id_number', holds, { limit: 'GB 11643', actual: 'invalid', ...place });
    const birth = isResidentId(row) ? birthDateOf(row.idNumber) : null;
    if (birth)
      findings.expect('worker.age', ageOn(birth, raw.serviceDate) >= leastAge, {
        limit: leastAge,
        actual: ageOn(birth, raw.serviceDate),
        ...place,
      });
  }
  const other = evidence.contradictedCounty(row, adcode);
  findings.expect('worker.county', other === null, { limit: other ?? adcode, actual: adcode, ...place });
}
