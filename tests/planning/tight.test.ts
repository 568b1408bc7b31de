import { describe, expect, it } from '@jest/globals';
import type { Plan } from '../../src/contract/plan.ts';
import type { PlanTight } from '../../src/contract/tight.ts';
import { summaryTable } from '../../src/sheets/index.ts';
import { planAndCheck } from './planRandom.ts';
import { bus, driver, linquan, staffingScenario } from './staffingScenario.ts';

const plan = async (changes: Parameters<typeof staffingScenario>[0]): Promise<Plan> =>
  (await planAndCheck({ scenario: staffingScenario(changes), policyChoice: { preset: 'cn-2020-02-11' } }, 200)).plan;

const tightOf = ({ tight }: Plan, kind: PlanTight['kind']) => tight!.find((one) => one.kind === kind);

describe('what is tight', () => {
  it('a full bus, the bus itself, and all who would stay behind without it', async () => {
    // 24 of 49 seats may be sold; the one bus is full, and nothing else could carry its 24 people
    const document = await plan({ rosters: [linquan(24)] });
    expect(tightOf(document, 'buses')).toMatchObject({ limit: 1, actual: 1 });
    expect(tightOf(document, 'seats')).toMatchObject({ limit: 24, actual: 24, tripIds: ['T01'] });
    expect(tightOf(document, 'lost_bus')).toMatchObject({ limit: 24, actual: 24, plate: '苏F·B1001' });
    // each bus brings its own drivers: nobody counts them
    expect(tightOf(document, 'drivers')).toBeUndefined();
    expect(tightOf(document, 'lost_driver')).toBeUndefined();
  });

  it('is no loss where an idle bus of the same kind takes over', async () => {
    const document = await plan({ rosters: [linquan(6)], fleet: [bus(1), bus(2)] });
    expect(tightOf(document, 'lost_bus')).toMatchObject({ limit: 6, actual: 0 });
    expect(tightOf(document, 'seats')).toBeUndefined();
  });

  it('drivers of whom none is left, the week of the one who has driven most, and what the loss of one means', async () => {
    const drivers = [driver('R1', { drivenLast7dMin: 900 }), driver('R2')];
    const document = await plan({ rosters: [linquan(6)], drivers });
    expect(tightOf(document, 'drivers')).toMatchObject({ limit: 2, actual: 2, depotId: 'D1' });
    const week = tightOf(document, 'week_hours')!;
    expect([week.limit, week.driverId, week.actual > 900]).toEqual([2640, 'R1', true]);
    // 临泉 is beyond 400 km: one driver alone may not go
    expect(tightOf(document, 'lost_driver')).toMatchObject({ limit: 6, actual: 6 });
  });

  it('is printed with the summary, and is empty where people are left over', async () => {
    const document = await plan({ rosters: [linquan(24)] });
    const text = summaryTable(document, 'zh-CN');
    expect(text).toContain('余量：');
    for (const { text: line } of document.tight!) expect(text).toContain(line);
    expect((await plan({ rosters: [linquan(30)] })).tight).toEqual([]);
  });
});
