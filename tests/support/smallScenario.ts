import type { Company, Scenario } from '../../src/contract/scenario.ts';

/** Three companies of Nantong, two buses, no rosters; `name` must be unique within a database. */
export function smallScenario(name: string): Scenario {
  return {
    name,
    serviceDate: '2020-02-24',
    timeZone: 'Asia/Shanghai',
    originProvinces: ['34', '37', '41'],
    depots: [{ depotId: 'D1', name: '南通客运站', lng: 120.83, lat: 32.05 }],
    companies: ['C001', 'C002', 'C003'].map(company),
    fleet: ['苏F·A0001', '苏F·A0002'].map((plate) => ({
      plate,
      seats: 49,
      depotId: 'D1',
      operator: '南通汽运',
      drivers: 2,
      costDayCny: 1800,
      costKmCny: 6,
      availableFromMs: Date.parse('2020-02-23T00:00:00+08:00'),
    })),
    drivers: [
      {
        driverId: 'R1',
        name: '王师傅标记',
        phone: '13900000001',
        depotId: 'D1',
        licenceExpires: '2025-12-31',
        drivenLast7dMin: 120,
      },
    ],
    pickups: [{ adcode: '341221', name: '临泉汽车站', lng: 115.26, lat: 33.04 }],
    risk: [{ adcode: '341221', level: 'low', from: '2020-02-01', to: null }],
    dorms: [
      { site: '一号', building: 'A', floor: '2', room: '201', beds: 4, sex: 'M', kind: 'dorm', companyId: 'C001' },
      {
        site: '一号',
        building: 'A',
        floor: '3',
        room: '301',
        beds: 4,
        sex: 'any',
        kind: 'isolation',
        companyId: 'C001',
      },
      {
        site: '一号',
        building: 'A',
        floor: '3',
        room: '302',
        beds: 1,
        sex: 'any',
        kind: 'isolation',
        companyId: 'C001',
      },
    ],
    serviceAreas: [],
    rosters: [],
  };
}

function company(companyId: string, index: number): Company {
  return {
    companyId,
    name: `南通测试${'甲乙丙'[index]}有限公司`,
    district: '港闸区',
    address: '长江路 1 号',
    lng: 120.8 + index / 100,
    lat: 32.06,
    contact: '联系人标记',
    phone: '13700000001',
    staffNeeded: 20,
    staffPresent: 3,
    receiveFrom: null,
    receiveTo: null,
  };
}
