import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StaffCount } from '../../src/contract/labour.ts';
import { labourNeed, staffRestored } from '../../src/planning/labour.ts';

const count = (orgId: string, day: string, version: number, rest: Partial<StaffCount>): StaffCount => {
  return { orgId, companyName: orgId, day, version, trade: '', town: '', needed: 0, present: 0, ...rest };
};

/** A told twice: first one trade, then two; B once, with people to spare in one trade. */
const counts = [
  count('A', '2020-02-10', 1, { trade: '焊工', town: '陈桥', needed: 10, present: 1 }),
  count('A', '2020-02-20', 2, { trade: '焊工', town: '陈桥', needed: 10, present: 6 }),
  count('A', '2020-02-20', 2, { trade: '电工', town: '永兴', needed: 5, present: 5 }),
  count('B', '2020-02-15', 1, { trade: '焊工', town: '永兴', needed: 4, present: 1 }),
  count('B', '2020-02-15', 1, { trade: '电工', town: '永兴', needed: 2, present: 3 }),
];

describe('who is needed', () => {
  it('is what each company told last; people to spare in a trade make up for no other', () => {
    // needed 10 + 5 + 4 + 2, present 6 + 5 + 1 + 3, short 4 + 0 + 3 + 0
    const need = labourNeed(counts);
    expect(need).toMatchObject({ companies: 2, total: { needed: 21, present: 15, short: 7 } });
    expect(need.byTown).toEqual([
      { town: '陈桥', companies: 1, needed: 10, present: 6, short: 4 },
      { town: '永兴', companies: 2, needed: 11, present: 9, short: 3 },
    ]);
    expect(need.byTrade).toEqual([
      { trade: '焊工', companies: 2, needed: 14, present: 7, short: 7 },
      { trade: '电工', companies: 2, needed: 7, present: 8, short: 0 },
    ]);
    expect(need.byTownAndTrade).toHaveLength(3);
  });

  it('sums to the same whichever way it is grouped', () => {
    const anyCount = fc.record({
      trade: fc.constantFrom('a', 'b', ''),
      town: fc.constantFrom('x', 'y'),
      needed: fc.nat(50),
      present: fc.nat(50),
    });
    fc.assert(
      fc.property(fc.array(fc.array(anyCount, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (companies) => {
        const told = companies.flatMap((rows, n) => rows.map((row) => count(`O${n}`, '2020-02-10', 1, row)));
        const { total, byTown, byTrade, byTownAndTrade } = labourNeed(told);
        for (const groups of [byTown, byTrade, byTownAndTrade]) {
          for (const key of ['needed', 'present', 'short'] as const) {
            expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(total[key]);
          }
        }
      }),
    );
  });
});

describe('the share of staff that is back', () => {
  it('over time: each company from the day on which it told first', () => {
    const { days, companies } = staffRestored(counts, null);
    expect(days).toEqual([
      { day: '2020-02-10', needed: 10, present: 1, sharePct: 10 },
      // B joins with 4 of 6
      { day: '2020-02-15', needed: 16, present: 5, sharePct: 31.3 },
      { day: '2020-02-20', needed: 21, present: 15, sharePct: 71.4 },
    ]);
    expect(companies.map(({ orgId, days: own }) => [orgId, own.map(({ sharePct }) => sharePct)])).toEqual([
      ['A', [10, 73.3]],
      ['B', [66.7]],
    ]);
  });

  it('from a day on begins with what was told before', () => {
    expect(staffRestored(counts, '2020-02-16').days.map(({ day, present }) => [day, present])).toEqual([
      ['2020-02-16', 5],
      ['2020-02-20', 15],
    ]);
  });

  it('is unknown where nobody is needed', () => {
    expect(staffRestored([count('A', '2020-02-10', 1, {})], null).days[0]!.sharePct).toBeNull();
  });
});
