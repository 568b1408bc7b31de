import type { Bus, Company, Driver, Scenario } from '../../src/contract/scenario.ts';
import { idNumber } from '../support/people.ts';

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

/** A coach of 49 seats with two drivers. */
export const bus = (n: number): Bus => ({
  plate: `苏F·B100${n}`,
  seats: 49,
  depotId: 'D1',
  operator: '南通汽运',
  drivers: 2,
  costDayCny: 1500,
  costKmCny: 5,
  availableFromMs: 0,
});

/** A rested driver of the depot, licensed for years. */
export const driver = (driverId: string, changes: Partial<Driver> = {}): Driver => ({
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

/** 临泉 is about 700 km away, 定远 about 350 km, 天长 about 240 km. */
export const linquan = (people: number) => roster('C1.csv', '341221', '安徽省阜阳市临泉县', people);
export const dingyuan = (people: number) => roster('C2.csv', '341125', '安徽省滁州市定远县', people);

export const tianchang = (people: number) => roster('C1.csv', '341181', '安徽省滁州市天长市', people);

/** One depot, two companies, one bus, six people from 临泉, unless said otherwise. */
export function staffingScenario(changes: Partial<Scenario>): Scenario {
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
