import { describe, expect, it } from '@jest/globals';
import type { Worker } from '../../src/contract/worker.ts';
import { numberWorkers } from '../../src/roster/numberWorkers.ts';

function worker(companyId: string, idNumber: string, changes: Partial<Worker> = {}): Omit<Worker, 'workerId'> {
  return {
    source: { file: `${companyId}.csv`, sheet: '', row: 2 },
    companyId,
    name: '张三',
    idType: 'resident',
    idNumber,
    sex: 'M',
    birthDate: '1972-03-12',
    phone: '13812345678',
    adcode: '341221',
    countyInferred: false,
    pickupName: null,
    lng: 115,
    lat: 33,
    remark: null,
    companions: null,
    ...changes,
  };
}

describe('worker ids', () => {
  it('count within each company in reading order', () => {
    const ids = numberWorkers([worker('C1', 'a'), worker('C2', 'b'), worker('C1', 'c')]).map(
      ({ workerId }) => workerId,
    );
    expect(ids).toEqual(['C1-001', 'C2-001', 'C1-002']);
  });

  it('grow longer after 999', () => {
    const many = Array.from({ length: 1000 }, (_, index) => worker('C1', String(index)));
    expect(numberWorkers(many).at(-1)?.workerId).toBe('C1-1000');
  });
});
