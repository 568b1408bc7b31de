import fc from 'fast-check';
import type { Bus, Company, Driver, Scenario } from '../../src/contract/scenario.ts';
import type { PolicyChoice } from '../../src/policy/resolve.ts';
import { idNumber } from '../support/people.ts';

/** A random batch as a scenario folder holds it. */
export interface RandomBatch {
  scenario: Scenario;
  policyChoice: PolicyChoice;
}

/** Counties from near to beyond every limit, by road from Nantong: about 250 km to 1,300 km. */
const counties: [string, string][] = [
  ['341182', '安徽省滁州市明光市'],
  ['341221', '安徽省阜阳市临泉县'],
  ['371728', '山东省菏泽市东明县'],
  ['371082', '山东省威海市荣成市'],
  ['410328', '河南省洛阳市洛宁县'],
  ['411282', '河南省三门峡市灵宝市'],
  ['341522', '安徽省六安市霍邱县'],
  ['371327', '山东省临沂市莒南县'],
];

const serviceDate = '2020-02-24';

export interface RandomShape {
  companies: number;
  counties: number;
  /** People of each group; the group's county and company follow from its number. */
  people: { min: number; max: number; groups: number };
  buses: number;
}

/** Batches of at most this shape, with odd fleets and tight limits. */
export function randomBatch(shape: RandomShape): fc.Arbitrary<RandomBatch> {
  return fc
    .record({
      companies: fc.array(companyArbitrary, { minLength: 1, maxLength: shape.companies }),
      firstCounty: fc.nat(counties.length - 1),
      countyCount: fc.integer({ min: 1, max: shape.counties }),
      cells: fc.array(
        fc.record({
          county: fc.nat(),
          company: fc.nat(),
          people: fc.integer({ min: shape.people.min, max: shape.people.max }),
        }),
        { minLength: 1, maxLength: shape.people.groups },
      ),
      buses: fc.array(busArbitrary, { minLength: 1, maxLength: shape.buses }),
      drivers: fc.option(fc.integer({ min: 0, max: 2 * shape.buses }), { nil: null, freq: 2 }),
      limitKm: fc.constantFrom(1000, 1000, 900, 700, 500),
      limitH: fc.constantFrom(11, 11, 9, 7),
      maxPickups: fc.constantFrom(6, 6, 2, 1),
      maxDropoffs: fc.constantFrom(8, 8, 2, 1),
      riskyCounty: fc.option(fc.nat(), { nil: null, freq: 3 }),
      preset: fc.constantFrom('cn-2020-02-11', 'cn-2020-02-28', 'cn-2021-chunyun'),
    })
    .map((rough) => {
      const area = Array.from(
        { length: rough.countyCount },
        (_, i) => counties[(rough.firstCounty + i) % counties.length]!,
      );
      const people = new Map<string, number>();
      for (const cell of rough.cells) {
        const key = `${cell.company % rough.companies.length}|${cell.county % area.length}`;
        people.set(key, (people.get(key) ?? 0) + cell.people);
      }
      const risky = rough.riskyCounty === null ? null : area[rough.riskyCounty % area.length]![0];
      const scenario: Scenario = {
        name: 'random',
        serviceDate,
        timeZone: 'Asia/Shanghai',
        originProvinces: ['37', '41', '34'],
        depots: [
          { depotId: 'D1', name: '一场', lng: 120.85, lat: 32.03 },
          { depotId: 'D2', name: '二场', lng: 121.05, lat: 32.2 },
        ],
        companies: rough.companies.map((company, i) => ({
          ...company,
          companyId: `C${i + 1}`,
          name: `南通第${i + 1}厂`,
        })),
        fleet: rough.buses.map((bus, i) => ({ ...bus, plate: `苏F·A${String(1000 + i)}` })),
        drivers: rough.drivers === null ? null : Array.from({ length: rough.drivers }, driverOf),
        pickups: [],
        risk: risky === null ? [] : [{ adcode: risky, level: 'high', from: null, to: null }],
        dorms: [],
        rosters: rosters(rough.companies.length, area, people),
      };
      const override = { trip: { max_pickups: rough.maxPickups, max_dropoffs: rough.maxDropoffs } };
      const limits = { loadedDistanceM: 1000 * rough.limitKm, loadedDriveS: 3600 * rough.limitH };
      return { scenario, policyChoice: { preset: rough.preset, override, limits } };
    });
}

const hours: [string | null, string | null][] = [
  [null, null],
  [null, null],
  ['07:00', '20:00'],
  ['20:00', '23:30'],
  ['10:00', '12:00'],
];

const companyArbitrary: fc.Arbitrary<Omit<Company, 'companyId' | 'name'>> = fc
  .record({
    x: fc.integer({ min: -20, max: 20 }),
    y: fc.integer({ min: -10, max: 10 }),
    open: fc.constantFrom(...hours),
  })
  .map(({ x, y, open }) => ({
    district: '通州区',
    address: '工业路 1 号',
    lng: 120.9 + x / 100,
    lat: 32.05 + y / 100,
    contact: '收',
    phone: '13700000001',
    staffNeeded: 10,
    staffPresent: 1,
    receiveFrom: open[0],
    receiveTo: open[1],
  }));

const busArbitrary: fc.Arbitrary<Omit<Bus, 'plate'>> = fc
  .record({
    seats: fc.constantFrom(7, 12, 19, 33, 45, 55),
    depotId: fc.constantFrom('D1', 'D2'),
    drivers: fc.constantFrom(1, 2, 2, 2, 3),
    free: fc.constantFrom('2020-02-20', '2020-02-20', '2020-02-24'),
  })
  .map(({ seats, depotId, drivers, free }) => ({
    seats,
    depotId,
    operator: '南通汽运',
    drivers,
    costDayCny: 500 + 20 * seats,
    costKmCny: 2 + seats / 20,
    availableFromMs: Date.parse(`${free}T00:00:00+08:00`),
  }));

function driverOf(_: unknown, i: number): Driver {
  return {
    driverId: `R${i + 1}`,
    name: `师傅${i + 1}`,
    phone: `139${String(10_000_000 + i)}`,
    depotId: i % 2 === 0 ? 'D1' : 'D2',
    licenceExpires: '2025-12-31',
    drivenLast7dMin: 100 * i,
  };
}

function rosters(companies: number, area: [string, string][], people: Map<string, number>) {
  let person = 0;
  return Array.from({ length: companies }, (_, company) => {
    const lines = area.flatMap(([adcode, place], county) =>
      Array.from({ length: people.get(`${company}|${county}`) ?? 0 }, () => {
        person++;
        const id = idNumber(
          adcode,
          `1985${String(1 + (person % 12)).padStart(2, '0')}${String(1 + (Math.floor(person / 12) % 28)).padStart(2, '0')}`,
          person % 1000,
        );
        return `张建国,${id},138${String(10_000_000 + person)},${place}`;
      }),
    );
    const text = ['姓名,身份证号,手机号,上车点', ...lines, ''].join('\r\n');
    return { name: `C${company + 1}.csv`, bytes: new TextEncoder().encode(text), empty: lines.length === 0 };
  })
    .filter((roster) => !roster.empty)
    .map(({ name, bytes }) => ({ name, bytes }));
}
