import type { DormStay, PlanDorms } from '../../src/contract/dorms.ts';
import type { Plan, PlanStop, PlanTrip, PlanWorker } from '../../src/contract/plan.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';

/**
 * A lawful plan for `fixtures/hand-plan`, written by hand. Who travels where, who drives, which stands lie where on the way
 * and how long each stop lasts (or until when) is written below; only the length of the legs is asked from the estimate router, so that
 * its calibration does not break the plan. Arithmetic that must hold whatever the router says stands beside each trip.
 *
 * People: C01 has 2 in 太和 (341222), 2 in 临泉 (341221), 2 in 天长 (341181), 1 in 义马 (411281, farther than the limit) and
 * one row with a wrong check digit; 大地电气 (C02) has 1 in 太和 and 3 in 临泉; 大兴面粉 (C03) has 5 in 天长.
 */

interface Place {
  name: string;
  lng: number;
  lat: number;
  adcode: string | null;
  companyId: string | null;
}

const place = (
  name: string,
  lng: number,
  lat: number,
  adcode: string | null = null,
  companyId: string | null = null,
) => ({
  ...{ name, lng, lat, adcode, companyId },
});

const depot = place('港闸车场', 120.83, 32.05);
const taihe = place('太和县', 115.62, 33.16, '341222');
const linquan = place('临泉汽车站', 115.25, 33.06, '341221');
const tianchang = place('天长市', 118.99, 32.69, '341181');
const yima = place('义马市', 111.87, 34.75, '411281');
const aviation = place('南通航空机构件有限公司', 120.8, 32.06, null, 'C01');
const dadi = place('大地电气', 120.79, 32.1, null, 'C02');
const flour = place('大兴面粉', 120.82, 32.07, null, 'C03');

/** A stop at a place, or a stand at a share of the way to the next place. */
type Entry = {
  kind: PlanStop['kind'];
  stayS?: number;
  untilS?: number;
  driver?: string;
  board?: string[];
  alight?: string[];
} & ({ at: Place } | { along: number });

const serviceDayMs = Date.parse('2020-02-24T00:00:00+08:00');
const hour = 3600;

/**
 * Trip T01: 33 seats, 8 people of 2 companies, low risk on 2020-02-28 rules: min(33, 6 rows of 4 = 24) = 24.
 * Leaves on the 23rd at 07:30; DR1 and DR2 change at 45 % of the way out (300 s hand-over + 1200 s rest), the crew sleeps at
 * 90 %, leaves at 06:30 and picks up 3 (600 + 3·60 = 780 s) and 5 (600 + 5·60 = 900 s). On the way home they change at 10 %
 * and at 55 %. About 600 km at 92 km/h are 6.6 h, so that no stretch exceeds 0.45 · 7.1 h = 3.2 h. 4 alight at each company
 * (600 + 4·30 = 720 s). One night; about 34 h are two days.
 */
const farTrip: Entry[] = [
  { kind: 'depot', at: depot, stayS: 0 },
  { kind: 'handover', along: 0.45, stayS: 1500, driver: 'DR1' },
  { kind: 'overnight', along: 0.9, untilS: 6.5 * hour, driver: 'DR2' },
  { kind: 'pickup', at: taihe, stayS: 780, driver: 'DR2', board: ['C01-001', 'C01-002', 'C02-001'] },
  {
    kind: 'pickup',
    at: linquan,
    stayS: 900,
    driver: 'DR2',
    board: ['C01-003', 'C01-004', 'C02-002', 'C02-003', 'C02-004'],
  },
  { kind: 'handover', along: 0.1, stayS: 1500, driver: 'DR2' },
  { kind: 'handover', along: 0.55, stayS: 1500, driver: 'DR1' },
  {
    kind: 'dropoff',
    at: aviation,
    stayS: 720,
    driver: 'DR2',
    alight: ['C01-001', 'C01-002', 'C01-003', 'C01-004'],
  },
  { kind: 'dropoff', at: dadi, stayS: 720, driver: 'DR2', alight: ['C02-001', 'C02-002', 'C02-003', 'C02-004'] },
  { kind: 'depot', at: depot, stayS: 0, driver: 'DR2' },
];

/**
 * Trip T02: 19 seats, 7 people of 2 companies from a county of medium risk: min(⌊0.5 · 19⌋ = 9, rows 2 + 4 + 4 = 10) = 9.
 * Leaves at 05:30, so that half an hour is driven at night; under 4 h to the pick-up (600 + 7·60 = 1020 s), a rest of 1200 s
 * at 10 % of the way home, then companies with 5 (600 + 150 = 750 s) and 2 (600 + 60 = 660 s). One driver: 240 km < 400 km.
 */
const nearTrip: Entry[] = [
  { kind: 'depot', at: depot, stayS: 0 },
  {
    kind: 'pickup',
    at: tianchang,
    stayS: 1020,
    driver: 'DR3',
    board: ['C01-005', 'C01-006', 'C03-001', 'C03-002', 'C03-003', 'C03-004', 'C03-005'],
  },
  { kind: 'rest', along: 0.1, stayS: 1200, driver: 'DR3' },
  {
    kind: 'dropoff',
    at: flour,
    stayS: 750,
    driver: 'DR3',
    alight: ['C03-001', 'C03-002', 'C03-003', 'C03-004', 'C03-005'],
  },
  { kind: 'dropoff', at: aviation, stayS: 660, driver: 'DR3', alight: ['C01-005', 'C01-006'] },
  { kind: 'depot', at: depot, stayS: 0, driver: 'DR3' },
];

/**
 * Seats. T01 has 12 pairs for 8 people: one a pair (rows 1–6, A and C). T02 has 5 pairs (1AB, 2AB, 2CD, 3AB, 3CD) for 7: two
 * pairs are shared, both within C03.
 */
const seats: Record<string, string> = {
  ...{ 'C01-001': '1A', 'C01-002': '1C', 'C01-003': '2A', 'C01-004': '2C' },
  ...{ 'C02-001': '3A', 'C02-002': '3C', 'C02-003': '4A', 'C02-004': '4C' },
  ...{ 'C03-001': '1A', 'C03-002': '1B', 'C03-003': '2A', 'C03-004': '2B', 'C03-005': '2C' },
  ...{ 'C01-005': '3A', 'C01-006': '3C' },
};

/**
 * Rooms on floor 2, by sex (the 17th digit of the ID) and coach: men and women of T01 in 201 and 202, where 2 companies meet in each;
 * of T02 C03 in its own rooms, C01 in 205 and 206. 207 is kept for fever: 2 % of 15 people, at least one. All arrive on the 24th and
 * stay 14 days. Six rooms at 10 and two pairs of strangers at 4 are 68; six rooms are needed by any assignment.
 */
const roomOf: Record<string, string> = {
  ...{ 'C01-001': '201', 'C01-003': '201', 'C02-001': '201', 'C02-003': '201' },
  ...{ 'C01-002': '202', 'C01-004': '202', 'C02-002': '202', 'C02-004': '202' },
  ...{ 'C03-001': '203', 'C03-003': '203', 'C03-005': '203', 'C03-002': '204', 'C03-004': '204' },
  ...{ 'C01-005': '205', 'C01-006': '206' },
};
const floor = { site: '一宿舍', building: '1', floor: '2' };
const dorms: PlanDorms = {
  ...{ housed: 15, without: [], feverRooms: [{ ...floor, room: '207' }], roomsInUse: 0 },
  ...{ price: 68, bound: { without: 0, price: 60, proof: 'counting' }, optimal: false },
};

/** The bed of a worker: those of a room in the order of their ids. */
function bedOf(workerId: string): Pick<PlanWorker, 'dorm' | 'stay'> {
  const room = roomOf[workerId];
  if (room === undefined) return { dorm: null };
  const mates = Object.keys(roomOf).filter((id) => roomOf[id] === room);
  const bed = mates.indexOf(workerId) + 1;
  const stay: DormStay = { ...floor, room, bed, kind: 'isolation', from: '2020-02-24', until: '2020-03-09' };
  return { dorm: `一宿舍 1 2 ${room}-${bed}`, stay };
}

/** The plan as a document; a new object every time. */
export async function handPlan(): Promise<Plan> {
  const { policy } = resolvePolicy({
    preset: 'cn-2020-02-28',
    override: { price: { contact_pair: 2 }, rest: { health_stop_every_min: 200 } },
    limits: { loadedDistanceM: 900_000 },
  });
  if (!policy) throw new Error('the policy of the fixture is invalid');
  const router = createEstimateRouter(cruiseSpeeds(policy));
  const leg = async (from: Place, to: Place) => {
    const matrix = await router.matrix([from, to]);
    return { distanceM: matrix.distanceM[1]!, dayS: matrix.driveS[1]!, nightS: matrix.nightDriveS[1]! };
  };
  const t01 = await trip('T01', farTrip, -16.5 * hour, leg, {
    bus: { plate: '苏F·A1001', seats: 33, capacity: 24, depotId: 'D1', operator: '通运' },
    crew: [
      { driverId: 'DR1', name: '丁一' },
      { driverId: 'DR2', name: '丁二' },
    ],
    captains: ['C01-001', 'C02-001'],
    escorts: [{ companyId: 'C01' }],
    // 2 days: 1200·2 + 400·2·2; one night of two drivers: 250·2
    costCny: (km) => 2400 + 3.5 * km + 1600 + 500,
  });
  const t02 = await trip('T02', nearTrip, 5.5 * hour, leg, {
    bus: { plate: '苏F·A1002', seats: 19, capacity: 9, depotId: 'D1', operator: '通运' },
    crew: [{ driverId: 'DR3', name: '丁三' }],
    captains: ['C03-001', 'C01-005'],
    escorts: [{ companyId: 'C03' }],
    costCny: (km) => 800 + 2.2 * km + 400,
  });
  const trips = [t01, t02];
  const costCny = cents(t01.total.costCny + t02.total.costCny);
  // contact pairs: 4·4 in T01 + 5·2 in T02 = 26 at 2 yuan; one extra company in each bus at 200
  const objective = cents(costCny + 400 + 52);
  const bound = Math.floor(0.8 * objective);
  return {
    format: 'jieyun.plan/1',
    scenario: 'hand-plan',
    createdAt: '2020-02-22T10:00:00+08:00',
    seed: 1,
    solveS: 0,
    router: { name: 'estimate', detail: router.detail.zh },
    policy: policy as unknown as Record<string, unknown>,
    limits: { loadedDistanceM: 900_000, loadedDriveS: 39_600 },
    trips,
    workers: workers(),
    unassigned: [
      {
        workerId: 'C01-007',
        reason: {
          code: 'loaded_distance',
          limit: 900_000,
          actual: (await leg(yima, aviation)).distanceM,
          text: '义马市超出载客里程限值',
        },
        fix: null,
      },
    ],
    rejected: [
      {
        file: 'C01.csv',
        sheet: '',
        row: 11,
        cells: [
          { cell: 'C11', code: 'id_checksum', value: '341222********1561', text: '校验码错误', fix: '请核对身份证号' },
        ],
      },
    ],
    kpis: {
      workers: 16,
      assigned: 15,
      buses: 2,
      // 15 aboard of 24 + 9 = 33
      loadPct: 45.5,
      distanceM: t01.total.distanceM + t02.total.distanceM,
      maxLoadedDistanceM: t01.loaded.distanceM,
      maxLoadedDriveS: t01.loaded.driveS,
      contactPairs: 26,
      companiesPerBusMax: 2,
      splitGroups: 0,
      costCny,
      objective,
    },
    bounds: {
      // the medium-risk county rides alone, so that one bus can never do
      buses: { value: 2, proof: 'exact' },
      objective: { value: bound, proof: 'capacity' },
      gapPct: cents((100 * (objective - bound)) / objective),
      optimal: false,
    },
    dorms: structuredClone(dorms),
  };
}

function workers(): PlanWorker[] {
  const people: [company: string, file: string, sheet: string, firstRow: number, adcodes: string[]][] = [
    ['C01', 'C01.csv', '', 3, ['341222', '341222', '341221', '341221', '341181', '341181', '411281']],
    ['C02', '大地电气.csv', '', 2, ['341222', '341221', '341221', '341221']],
    ['C03', '第三批.xlsx', '花名册', 4, ['341181', '341181', '341181', '341181', '341181']],
  ];
  return people.flatMap(([companyId, file, sheet, firstRow, adcodes]) =>
    adcodes.map((adcode, i) => {
      const workerId = `${companyId}-00${i + 1}`;
      const tripId = adcode === '411281' ? null : adcode === '341181' ? 'T02' : 'T01';
      const source = { file, sheet, row: firstRow + i };
      const seat = seats[workerId] ?? null;
      return { workerId, source, companyId, adcode, tripId, seat, ...bedOf(workerId) };
    }),
  );
}

type Leg = (from: Place, to: Place) => Promise<{ distanceM: number; dayS: number; nightS: number }>;

/** Reads the entries from the depot on and lets the clock run; `startS` counts from midnight of the service day. */
async function trip(
  tripId: string,
  entries: readonly Entry[],
  startS: number,
  leg: Leg,
  given: Pick<PlanTrip, 'bus' | 'crew' | 'captains' | 'escorts'> & { costCny: (km: number) => number },
): Promise<PlanTrip> {
  const stops: PlanStop[] = [];
  let [nowS, aboard, along] = [startS, 0, 0];
  let from: Place = depot;
  for (const [seq, entry] of entries.entries()) {
    const to = entries.slice(seq).flatMap((later) => ('at' in later ? [later.at] : []))[0]!;
    const road = seq === 0 ? { distanceM: 0, dayS: 0, nightS: 0 } : await leg(from, to);
    const share = 'at' in entry ? 1 : entry.along;
    const part = (whole: number) => Math.round(share * whole) - Math.round(along * whole);
    // half an hour of T02 lies before 06:00: it goes only dayS / nightS as far as by day
    const nightS = nowS > 0 ? Math.max(0, 6 * hour - nowS) : 0;
    const legDriveS =
      seq === 0 ? 0 : Math.ceil(nightS + part(road.dayS) - (nightS > 0 ? (nightS * road.dayS) / road.nightS : 0));
    const arriveS = nowS + legDriveS;
    const departS = entry.untilS ?? arriveS + (entry.stayS ?? 0);
    aboard += (entry.board?.length ?? 0) - (entry.alight?.length ?? 0);
    const where = 'at' in entry ? entry.at : { ...depot, ...between(from, to, share), name: `途中 ${share}` };
    stops.push({
      seq,
      kind: entry.kind,
      ...where,
      arriveAt: iso(arriveS),
      departAt: iso(departS),
      legDistanceM: seq === 0 ? 0 : part(road.distanceM),
      legDriveS,
      legEstimated: true,
      nearLimit: false,
      driverId: entry.driver ?? null,
      board: entry.board ?? [],
      alight: entry.alight ?? [],
      aboard,
    });
    nowS = departS;
    along = share === 1 ? 0 : share;
    if ('at' in entry) from = entry.at;
  }
  const first = stops.findIndex((stop) => stop.kind === 'pickup');
  const last = stops.length - 2;
  const total = sums(stops, 0, stops.length - 1);
  return {
    tripId,
    bus: given.bus,
    crew: given.crew,
    ...(given.captains && { captains: given.captains }),
    ...(given.escorts && { escorts: given.escorts }),
    stops,
    loaded: sums(stops, first, last),
    total: { ...total, costCny: cents(given.costCny(total.distanceM / 1000)) },
    nearLimit: false,
  };
}

function sums(stops: readonly PlanStop[], from: number, to: number) {
  const legs = stops.slice(from + 1, to + 1);
  return {
    distanceM: legs.reduce((sum, stop) => sum + stop.legDistanceM, 0),
    driveS: legs.reduce((sum, stop) => sum + stop.legDriveS, 0),
    elapsedS: (Date.parse(stops[to]!.arriveAt) - Date.parse(stops[from]!.departAt)) / 1000,
  };
}

function between(from: Place, to: Place, share: number) {
  return { lng: from.lng + share * (to.lng - from.lng), lat: from.lat + share * (to.lat - from.lat) };
}

function iso(atS: number): string {
  return new Date(serviceDayMs + (atS + 8 * hour) * 1000).toISOString().replace('.000Z', '+08:00');
}

function cents(cny: number): number {
  return Math.round(cny * 100) / 100;
}
