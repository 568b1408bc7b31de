import { describe, expect, it } from '@jest/globals';
import type { Bus, Company, Driver, RiskPeriod, Scenario } from '../../src/contract/scenario.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { areaFaults } from '../../src/planning/areaFaults.ts';
import { idNumber } from '../support/people.ts';
import { planAndCheck } from './planRandom.ts';

const company = (companyId: string): Company => ({
  companyId,
  name: `南通第${companyId}厂`,
  district: '通州区',
  address: '工业路 1 号',
  lng: 120.95,
  lat: 32.06,
  contact: '收',
  phone: '13700000001',
  staffNeeded: 60,
  staffPresent: 1,
  receiveFrom: null,
  receiveTo: null,
});

const bus = (n: number): Bus => ({
  plate: `苏F·B100${n}`,
  seats: 49,
  depotId: 'D1',
  operator: '南通汽运',
  drivers: 2,
  costDayCny: 1500,
  costKmCny: 5,
  availableFromMs: 0,
});

const driver = (driverId: string, changes: Partial<Driver> = {}): Driver => ({
  driverId,
  name: driverId,
  phone: '13900000000',
  depotId: 'D1',
  licenceExpires: '2025-12-31',
  drivenLast7dMin: 0,
  ...changes,
});

/** People of one county for company C1, as a CSV roster. */
function roster(name: string, adcode: string, place: string, people: number) {
  const lines = Array.from({ length: people }, (_, i) => {
    const id = idNumber(adcode, `19850${1 + (i % 9)}1${i % 10}`, i + 1);
    return `张建国,${id},138${String(10_000_000 + i)},${place}`;
  });
  return { name, bytes: new TextEncoder().encode(['姓名,身份证号,手机号,上车点', ...lines, ''].join('\r\n')) };
}

const linquan = (people: number) => roster('C1.csv', '341221', '安徽省阜阳市临泉县', people);
const dingyuan = (people: number) => roster('C2.csv', '341125', '安徽省滁州市定远县', people);

function scenario(changes: Partial<Scenario>): Scenario {
  return {
    name: 'staffing',
    serviceDate: '2020-02-24',
    timeZone: 'Asia/Shanghai',
    originProvinces: ['34', '37', '41'],
    depots: [{ depotId: 'D1', name: '一场', lng: 120.85, lat: 32.03 }],
    companies: [company('C1'), company('C2')],
    fleet: [bus(1)],
    drivers: null,
    pickups: [],
    risk: [],
    dorms: [],
    rosters: [linquan(6)],
    ...changes,
  };
}

const plan = (changes: Partial<Scenario>, preset = 'cn-2020-02-11') =>
  planAndCheck({ scenario: scenario(changes), policyChoice: { preset } }, 200);

describe('crews', () => {
  it('a licence that ends on the day after the trip is good enough for the trip', async () => {
    const drivers = [driver('R1'), driver('R2', { licenceExpires: '2020-02-25' })];
    const { plan: document, violations } = await plan({ drivers });
    expect([document.kpis.assigned, violations]).toEqual([6, []]);
  });

  it('hours left in the week that cover the trip are enough', async () => {
    // the run to 临泉 and back takes each of two drivers about 400 min; 440 and 410 are left of 2640
    const drivers = [driver('R1', { drivenLast7dMin: 2200 }), driver('R2', { drivenLast7dMin: 2230 })];
    const { plan: document, violations } = await plan({ drivers });
    expect([document.kpis.assigned, violations]).toEqual([6, []]);
  });

  it('hours that do not cover it leave the people over for want of a crew', async () => {
    const drivers = [driver('R1', { drivenLast7dMin: 2600 }), driver('R2', { drivenLast7dMin: 2600 })];
    const { plan: document, violations } = await plan({ drivers });
    expect(violations).toEqual([]);
    expect([...new Set(document.unassigned.map(({ reason }) => reason.code))]).toEqual(['no_crew']);
    // R1 and R2 have 40 min left each, too few even together with legs swapped; one with a free week can drive nearly all of 800 min
    // (8 h in any 24 h, in a longer trip), and R1 the rest
    expect(document.staffing!.shortages).toMatchObject([
      {
        depotId: 'D1',
        drivers: 1,
        trips: [{ plate: '苏F·B1001', drivers: 2, people: 6, pickups: ['临泉县'] }],
        own: { drivers: 2, licence: 0, hours: 2, busy: 0 },
      },
    ]);
  });

  it('one driver too few is said with depot and trip, also where the search itself ran out of drivers', async () => {
    const { plan: document, violations } = await plan({ drivers: [driver('R1')] });
    expect(violations).toEqual([]);
    expect([...new Set(document.unassigned.map(({ reason }) => reason.code))]).toEqual(['no_crew']);
    expect(document.staffing!.shortages).toMatchObject([{ depotId: 'D1', drivers: 1, trips: [{ people: 6 }] }]);
    expect(document.staffing!.shortages[0]!.text).toContain('还需 1 名驾驶员');
  });

  it('swaps legs where the halves of the trip do not fit the hours that the drivers have left', async () => {
    // about 400 min a driver as planned; one has 300 left, the other the whole week
    const drivers = [driver('R1', { drivenLast7dMin: 2340 }), driver('R2')];
    const { plan: document, violations } = await plan({ drivers });
    expect([document.kpis.assigned, violations]).toEqual([6, []]);
    const [trip] = document.trips;
    const minutes = (id: string) =>
      trip!.stops.reduce((sum, stop) => sum + (stop.driverId === id ? stop.legDriveS / 60 : 0), 0);
    expect(minutes('R1')).toBeLessThanOrEqual(300);
    expect(minutes('R2')).toBeGreaterThan(400);
  });

  it('three drivers staff two buses when one of the trips can do with one driver', async () => {
    const drivers = [driver('R1'), driver('R2'), driver('R3')];
    const rosters = [linquan(20), dingyuan(20)];
    const { plan: document, violations } = await plan({ drivers, fleet: [bus(1), bus(2)], rosters });
    expect([document.kpis.assigned, violations]).toEqual([40, []]);
    expect(document.trips.map(({ crew }) => crew.length).sort()).toEqual([1, 2]);
  });
});

describe('risk', () => {
  it('of the destination counts for the seats, and the checker agrees', async () => {
    const risk: RiskPeriod[] = [{ adcode: '320612', level: 'high', from: null, to: null }];
    const { plan: document, violations } = await plan({ risk, rosters: [linquan(30)] }, 'cn-2020-02-28');
    // 49 seats: 24 at high risk, 40 outside the rows kept free at low risk
    expect([document.trips[0]!.bus.capacity, violations]).toEqual([24, []]);
  });

  it('of a code that no county has is a fault; of a county elsewhere it concerns nobody', () => {
    const risk = ['341299', '341100', '420106'].map((adcode) => ({
      adcode,
      level: 'high' as const,
      from: null,
      to: null,
    }));
    const faults = areaFaults(scenario({ risk }), countyRegister());
    expect(faults.map(({ file, message }) => `${file} ${message.en}`)).toEqual([
      'risk.csv there is no county with the code 341299',
      'risk.csv there is no county with the code 341100',
    ]);
  });
});
