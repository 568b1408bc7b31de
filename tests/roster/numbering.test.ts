import { describe, expect, it } from '@jest/globals';
import type { Worker } from '../../src/contract/worker.ts';
import { compareRosters } from '../../src/roster/compareRosters.ts';
import { identityKey } from '../../src/roster/context.ts';
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

  it('are kept where they were given before, and no number is used twice', () => {
    const known = new Map([
      [identityKey(worker('C1', 'a')), 'C1-001'],
      [identityKey(worker('C1', 'gone')), 'C1-007'],
    ]);
    const ids = numberWorkers([worker('C1', 'new'), worker('C1', 'a')], known).map(({ workerId }) => workerId);
    expect(ids).toEqual(['C1-008', 'C1-001']);
  });

  it('grow longer after 999', () => {
    const many = Array.from({ length: 1000 }, (_, index) => worker('C1', String(index)));
    expect(numberWorkers(many).at(-1)?.workerId).toBe('C1-1000');
  });
});

describe('a request compared with the one before', () => {
  const previous = numberWorkers([worker('C1', 'a'), worker('C1', 'b'), worker('C1', 'c')]);

  it('changes nothing where the file is the same, renamed or sorted', () => {
    const again = [...previous].reverse().map((old) => ({ ...old, source: { file: 'new.csv', sheet: 'x', row: 9 } }));
    const { unchanged, changed, added, withdrawn } = compareRosters(previous, { workers: again });
    expect([unchanged.length, changed, added, withdrawn]).toEqual([3, [], [], []]);
  });

  it('replaces corrected rows, adds new ones and proposes missing ones as withdrawals', () => {
    const next = numberWorkers([worker('C1', 'a'), worker('C1', 'b', { phone: '13900000000' }), worker('C1', 'd')]);
    const comparison = compareRosters(previous, { workers: next });
    expect(comparison.unchanged.map(({ idNumber }) => idNumber)).toEqual(['a']);
    expect(comparison.changed.map(({ before, after }) => [before.phone, after.phone])).toEqual([
      ['13812345678', '13900000000'],
    ]);
    expect(comparison.added.map(({ idNumber }) => idNumber)).toEqual(['d']);
    expect(comparison.withdrawn.map(({ idNumber }) => idNumber)).toEqual(['c']);
  });

  it('does not take a row that came back with a fault for a withdrawal', () => {
    const [first] = previous;
    const claims = [{ ...first!, cell: 'B2' }];
    const { refused, withdrawn } = compareRosters(previous, { workers: [], claims });
    expect(refused.map(({ idNumber }) => idNumber)).toEqual(['a']);
    expect(withdrawn.map(({ idNumber }) => idNumber)).toEqual(['b', 'c']);
  });
});
