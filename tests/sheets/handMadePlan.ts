import type { Plan, PlanStop, PlanTrip, PlanWorker, StopKind } from '../../src/contract/plan.ts';
import type { Locale } from '../../src/contract/text.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { seatMap } from '../../src/policy/seatMap.ts';
import type { SheetCompany, SheetContext, SheetPerson } from '../../src/sheets/context.ts';

/**
 * A plan written by hand, as large as asked for: each bus leaves Nantong the evening before, sleeps in Fuyang, picks up in
 * two counties and ends at three companies. Every bus has 49 seats and carries `perBus` of at most 24.
 */
export interface HandMade {
  plan: Plan;
  context: SheetContext;
  /** The full (invented) ID numbers behind the masked ones: none may appear in any output. */
  idNumbers: string[];
}

const policy = resolvePolicy({ preset: 'cn-2020-02-11' }).policy!;

const companies: [string, SheetCompany][] = [
  [
    'C001',
    {
      name: '南通航空机构件有限公司',
      address: '港闸区陈桥街道江海大道西路 118 号',
      contact: '顾海峰',
      phone: '13905130001',
    },
  ],
  ['C002', { name: '大地电气', address: '港闸区永和路 1166 号', contact: '施卫东', phone: '13905130002' }],
  [
    'C003',
    {
      name: '南通中集特种运输设备制造有限公司',
      address: '港闸区城港路 159 号',
      contact: '曹建平',
      phone: '13905130003',
    },
  ],
];

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', '欧阳'];
const givenNames = ['伟', '秀英', '建国', '丽', '志强', '敏', '海燕', '磊', '玉兰', '军'];

const idNumberOf = (n: number) => `34122119${80 + (n % 20)}0${1 + (n % 9)}1${n % 10}${String(1000 + n).slice(-4)}`;

export function handMadePlan({ buses = 2, perBus = 20, locale = 'zh-CN' as Locale } = {}): HandMade {
  const people = new Map<string, SheetPerson>();
  const idNumbers: string[] = [];
  const workers: PlanWorker[] = [];
  const seats = seatMap(49, policy).pairs.map((pair) => pair.seats);
  // one a pair first, then the second seats
  const order = [...seats.map((pair) => pair[0]!), ...seats.flatMap((pair) => pair.slice(1))];

  const trips = Array.from({ length: buses }, (_, bus): PlanTrip => {
    const tripId = `T${String(bus + 1).padStart(2, '0')}`;
    const aboard = Array.from({ length: perBus }, (_, i) => {
      const n = bus * perBus + i;
      const companyId = companies[n % companies.length]![0];
      const workerId = `${companyId}-${String(n + 1).padStart(3, '0')}`;
      const idNumber = idNumberOf(n);
      idNumbers.push(idNumber);
      people.set(workerId, {
        name: `${surnames[n % surnames.length]}${givenNames[(n * 7 + bus) % givenNames.length]}`,
        phone: `138${String(10_000_000 + n * 7919)}`,
        // handed over unmasked on purpose: the sheets must hide it themselves
        idMasked: idNumber,
        companyId,
        pickupName: null,
      });
      workers.push({
        workerId,
        source: { file: `${companyId}.xlsx`, sheet: 'Sheet1', row: 5 + n },
        companyId,
        adcode: i < perBus / 2 ? '341221' : '341222',
        tripId,
        seat: order[i]!,
        dorm: null,
      });
      return workerId;
    });
    return tripOf(tripId, `苏F·B${1234 + bus}`, aboard, (id) => people.get(id)!.companyId);
  });

  workers.push({
    workerId: 'C002-900',
    source: { file: 'C002.xlsx', sheet: 'Sheet1', row: 99 },
    companyId: 'C002',
    adcode: '411729',
    tripId: null,
    seat: null,
    dorm: null,
  });
  people.set('C002-900', {
    name: '赵远',
    phone: '13999990000',
    idMasked: '412829********0017',
    companyId: 'C002',
    pickupName: null,
  });
  return { plan: planOf(trips, workers), context: contextOf(people, locale), idNumbers };
}

function contextOf(people: ReadonlyMap<string, SheetPerson>, locale: Locale): SheetContext {
  return {
    batchName: 'gangzha-2020-batch-2',
    people,
    companies: new Map(companies),
    depots: new Map([['D1', { name: '南通汽运港闸停车场' }]]),
    drivers: new Map([
      ['V1', { name: '钱师傅', phone: '13700000001', licenceExpires: '2024-06-30' }],
      ['V2', { name: '沈建华', phone: '13700000002', licenceExpires: '2020-02-23' }],
    ]),
    locale,
    timeZone: 'Asia/Shanghai',
    tripUrl: (tripId) => `https://jieyun.example/trips/${tripId}`,
  };
}

/** `[kind, name, leg km, leg minutes, stand minutes, driver]`, the loaded run from the first pick-up at 06:30. */
function tripOf(tripId: string, plate: string, aboard: string[], companyOf: (id: string) => string): PlanTrip {
  const half = Math.ceil(aboard.length / 2);
  const script: [StopKind, string, number, number, number, string | null][] = [
    ['depot', '南通汽运港闸停车场', 0, 0, 0, null],
    ['rest', '途中服务区', 160, 120, 20, 'V1'],
    ['handover', '途中服务区', 125, 95, 5, 'V1'],
    ['overnight', '阜阳过夜点', 160, 130, 645, 'V2'],
    ['pickup', '临泉县客运站', 62, 60, 10 + half, 'V1'],
    ['pickup', '太和县', 48, 50, 10 + aboard.length - half, 'V1'],
    ['rest', '途中服务区', 180, 130, 20, 'V2'],
    ['rest', '途中服务区', 170, 120, 20, 'V1'],
    ['dropoff', companies[0]![1].name, 140, 105, 15, 'V2'],
    ['dropoff', companies[1]![1].name, 6, 12, 15, 'V2'],
    ['dropoff', companies[2]![1].name, 9, 18, 15, 'V2'],
    ['depot', '南通汽运港闸停车场', 7, 15, 0, 'V2'],
  ];
  let nowMs = Date.parse('2020-02-23T12:10:00+08:00');
  let onBoard = 0;
  const stops = script.map(([kind, name, km, driveMin, standMin, driverId], seq): PlanStop => {
    const companyId =
      kind === 'dropoff' ? (companies.find(([, { name: known }]) => known === name)?.[0] ?? null) : null;
    const board = kind !== 'pickup' ? [] : seq === 4 ? aboard.slice(0, half) : aboard.slice(half);
    const alight = companyId === null ? [] : aboard.filter((id) => companyOf(id) === companyId);
    onBoard += board.length - alight.length;
    const arriveMs = nowMs + driveMin * 60_000;
    nowMs = arriveMs + standMin * 60_000;
    return {
      seq,
      kind,
      name,
      lng: 115.26 + seq / 10,
      lat: 33.04,
      adcode: kind === 'pickup' ? (seq === 4 ? '341221' : '341222') : null,
      companyId,
      arriveAt: local(arriveMs),
      departAt: local(nowMs),
      legDistanceM: km * 1000,
      legDriveS: driveMin * 60,
      legEstimated: seq > 0,
      nearLimit: seq === 10,
      driverId,
      board,
      alight,
      aboard: onBoard,
    };
  });
  // loaded: 48 + 180 + 170 + 140 + 6 + 9 = 553 km; 50 + 130 + 120 + 105 + 12 + 18 = 435 min
  return {
    tripId,
    bus: { plate, seats: 49, capacity: 24, depotId: 'D1', operator: '南通汽运实业集团有限公司' },
    crew: [
      { driverId: 'V1', name: '钱师傅' },
      { driverId: 'V2', name: '沈建华' },
    ],
    stops,
    loaded: { distanceM: 553_000, driveS: 26_100, elapsedS: 31_000 },
    total: { distanceM: 1_142_000, driveS: 55_800, elapsedS: 103_000, costCny: 9876.5 },
    nearLimit: true,
  };
}

/** An instant as the plan document writes it for Asia/Shanghai. */
function local(epochMs: number): string {
  return `${new Date(epochMs + 8 * 3600_000).toISOString().slice(0, 19)}+08:00`;
}

function planOf(trips: PlanTrip[], workers: PlanWorker[]): Plan {
  const assigned = workers.filter(({ tripId }) => tripId !== null).length;
  return {
    format: 'jieyun.plan/1',
    scenario: 'gangzha-2020-batch-2',
    createdAt: '2020-02-20T09:00:00+08:00',
    seed: 1,
    solveS: 3,
    router: { name: 'estimate', detail: '大圆距离×地区系数，误差 ±8 %' },
    policy,
    limits: policy.limits,
    trips,
    workers,
    unassigned: [
      {
        workerId: 'C002-900',
        reason: {
          code: 'loaded_distance',
          limit: 1_000_000,
          actual: 1_043_211,
          text: '载客里程 1043.2 km，超过限值 1000 km',
        },
        fix: { text: '将 limits.loadedDistanceM 放宽到 1044 km', proven: true },
      },
    ],
    rejected: [
      {
        file: 'C001.xlsx',
        sheet: 'Sheet1',
        row: 14,
        cells: [
          {
            cell: 'C14',
            code: 'id_checksum',
            value: '341221********0019',
            text: '身份证号校验位不符',
            fix: '请核对身份证原件',
          },
          { cell: 'D14', code: 'phone_format', value: '138****123', text: '手机号不是 11 位', fix: '请补全手机号' },
        ],
      },
    ],
    kpis: {
      workers: workers.length,
      assigned,
      buses: trips.length,
      loadPct: (100 * assigned) / (trips.length * 24),
      distanceM: trips.reduce((sum, { total }) => sum + total.distanceM, 0),
      maxLoadedDistanceM: 553_000,
      maxLoadedDriveS: 26_100,
      contactPairs: 132 * trips.length,
      companiesPerBusMax: 3,
      splitGroups: 2,
      costCny: trips.length * 9876.5,
      objective: trips.length * 9876.5 + 800,
    },
    bounds: {
      buses: { value: Math.max(1, trips.length - 1), proof: 'bin-packing' },
      objective: { value: trips.length * 9000, proof: 'column-generation' },
      gapPct: 8.9,
      optimal: false,
    },
  };
}
