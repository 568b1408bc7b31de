import type { Worker } from '../contract/worker.ts';
import type { Claim, RosterContext } from './context.ts';
import { readCompanions } from './readCompanions.ts';
import { readCounty } from './readCounty.ts';
import { readHealth } from './readHealth.ts';
import { readIdNumber } from './readIdNumber.ts';
import { readIdType } from './readIdType.ts';
import { readName } from './readName.ts';
import { readPhone } from './readPhone.ts';
import { readSexAndBirth } from './readSexAndBirth.ts';
import type { RowScope } from './rowScope.ts';

/** A data row after reading: its worker where nothing is wrong with it, and whose claim to whom it is where the ID is valid. */
export interface RowReading {
  scope: RowScope;
  companyId: string | null;
  worker: Omit<Worker, 'workerId'> | null;
  claim: Claim | null;
}

/** Reads every cell of a data row and tells all faults at once. A null company has been told by the caller. */
export function readRow(scope: RowScope, companyId: string | null, context: RosterContext): RowReading {
  const { policy, serviceDate } = context;
  const name = readName(scope, policy);
  const idType = readIdType(scope);
  const idNumber = readIdNumber(scope, idType, serviceDate, policy);
  const { sex, birthDate } = readSexAndBirth(scope, idType, idNumber, context);
  const phone = readPhone(scope, policy);
  const point = readCounty(scope, { idType, idNumber }, context);
  readHealth(scope, policy);

  const claim = companyId === null || idType === null || idNumber === null ? null : { companyId, idType, idNumber };
  const isFaultless = scope.rejections.length === 0;
  if (!isFaultless || claim === null || name === null || phone === null || point === null) {
    return { scope, companyId, worker: null, claim };
  }
  const remark = scope.text('remark');
  const worker = {
    source: scope.source,
    ...claim,
    name,
    sex,
    birthDate,
    phone,
    ...point,
    remark: remark === '' ? null : remark,
    companions: readCompanions(scope),
  };
  return { scope, companyId, worker, claim };
}
