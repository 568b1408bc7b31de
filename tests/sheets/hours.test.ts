import { describe, expect, it } from '@jest/globals';
import type { Plan } from '../../src/contract/plan.ts';
import { renderTripSheet, summaryTable } from '../../src/sheets/index.ts';
import { handMadePlan } from './handMadePlan.ts';
import { itReadsPdf, pdfPages } from './pdfText.ts';

/** The hand-made plan with driving hours, captains and an escort on T01. */
function planWithHours(locale: 'zh-CN' | 'en' = 'zh-CN') {
  const { plan, context } = handMadePlan({ locale });
  const trip = plan.trips[0]!;
  for (const stop of trip.stops)
    stop.hours = { continuousS: 0, breakDueAt: null, drivers: [{ driverId: 'V1', dayS: 0, last7dS: 0 }] };
  trip.stops[1]!.hours = {
    continuousS: 7200,
    breakDueAt: '2020-02-23T18:30:00+08:00',
    drivers: [
      { driverId: 'V1', dayS: 10_500, last7dS: 50_000 },
      { driverId: 'V2', dayS: 0, last7dS: 0 },
    ],
  };
  trip.reserve = {
    loadedDistanceM: 447_000,
    loadedDriveS: 13_500,
    continuousS: 6300,
    drivers: [
      { driverId: 'V1', dailyS: 4500, weeklyS: 90_000 },
      { driverId: 'V2', dailyS: 900, weeklyS: null },
    ],
  };
  const [captain, deputy] = [trip.stops[4]!.board[0]!, trip.stops[5]!.board[0]!];
  trip.captains = [captain, deputy];
  trip.escorts = [{ companyId: 'C002' }];
  return { plan, context, captain, deputy };
}

const spaced = (text: string) => text.replace(/\s+/g, ' ');

describe('driving hours on the route sheet', () => {
  itReadsPdf('shows beside a stop what was driven, without a break, and by when the bus must stand', async () => {
    const { plan, context } = planWithHours();
    const text = spaced(pdfPages(await renderTripSheet(plan, 'T01', context)).join('\n'));
    // 10 500 s are 2:55 of this day, 7200 s are 2:00 in one piece
    expect(text).toContain('2:55 / 8 h');
    expect(text).toContain('连续 2:00');
    expect(text).toContain('18:30 前须停');
  });

  itReadsPdf('gives the date where the bus must stand on another day than it leaves', async () => {
    const { plan, context } = planWithHours();
    plan.trips[0]!.stops[1]!.hours!.breakDueAt = '2020-02-24T00:30:00+08:00';
    const text = spaced(pdfPages(await renderTripSheet(plan, 'T01', context)).join('\n'));
    expect(text).toContain('02-24 00:30 前停');
  });

  itReadsPdf('shows who drives which legs and what is left on reaching the last drop-off', async () => {
    const { plan, context } = planWithHours();
    const text = spaced(pdfPages(await renderTripSheet(plan, 'T01', context)).join('\n'));
    // V1 drives to stops 1, 2, 4, 5 and 7: 120 + 95 + 60 + 50 + 120 = 445 min; V2 to 3, 6 and 8–11: 130 + 130 + 105 + 12 + 18 + 15 = 410
    expect(text).toMatch(/钱师傅 1, 2, 4, 5, 7 7:25 h 1:15 h 25:00 h/);
    expect(text).toMatch(/沈建华 3, 6, 8–11 6:50 h 0:15 h —/);
    expect(text).toContain('载客里程 447.0 km，载客驾驶 3:45 h，连续驾驶 1:45 h');
  });

  itReadsPdf('names captain, deputy and the company that sends the escort', async () => {
    const { plan, context, captain, deputy } = planWithHours();
    const text = spaced(pdfPages(await renderTripSheet(plan, 'T01', context)).join('\n'));
    expect(text).toMatch(new RegExp(`车长 ${context.people.get(captain)!.name} 1A 138\\d{8}`));
    expect(text).toContain(`${context.people.get(deputy)!.name}（副车长）`);
    expect(text).toContain('随车管理员由 大地电气 派出，联系人 施卫东 13905130002');
  });

  itReadsPdf('says the same in English', async () => {
    const { plan, context } = planWithHours('en');
    const text = spaced(pdfPages(await renderTripSheet(plan, 'T01', context)).join('\n'));
    for (const part of [
      'stop by 18:30',
      'non-stop 2:00',
      'Left on reaching the last drop-off',
      'Escort sent by',
      '(captain)',
    ])
      expect(text).toContain(part);
  });

  itReadsPdf('prints the rules of the rule set, and none that it has not', async () => {
    const { plan, context } = planWithHours();
    const policy = structuredClone(plan.policy) as { hos: Record<string, unknown> };
    Object.assign(policy.hos, { curfew: ['00:00', '00:00'], duty_spread_multi_min: 1260, daily_rest_multi_min: 540 });
    const text = spaced(pdfPages(await renderTripSheet({ ...plan, policy }, 'T01', context)).join('\n'));
    expect(text).toContain('出勤 21 小时后须休息 9 小时');
    expect(text).not.toContain('停止运行');
  });
});

describe('drivers in the summary', () => {
  const shortage = {
    depotId: 'D1',
    drivers: 2,
    trips: [],
    anew: false,
    own: { drivers: 4, licence: 1, hours: 1, busy: 2 },
    text: '车场 D1 还需 2 名驾驶员',
  };
  const lines = (staffing: Plan['staffing']) => summaryTable({ ...handMadePlan().plan, staffing }, 'zh-CN');

  it('says how many drive, and that it cannot be fewer', () => {
    expect(lines({ drivers: 4, fewest: true, shortages: [] })).toMatch(/驾驶员 +4（这些班次已证最少）/);
    expect(lines({ drivers: 4, fewest: false, shortages: [] })).not.toContain('已证最少');
  });

  it('says how many are lacking, where and for what', () => {
    expect(lines({ drivers: 4, fewest: true, shortages: [shortage] })).toContain(
      '驾驶员不足：\n  车场 D1 还需 2 名驾驶员',
    );
    expect(lines({ drivers: 4, fewest: true, shortages: [] })).not.toContain('驾驶员不足');
  });
});
