import type { Plan, PlanTrip } from '../../contract/plan.ts';
import type { ComparedFigure, PlanComparison } from '../../contract/planComparison.ts';
import type { Bilingual } from '../../contract/text.ts';
import { cnyText, hoursMinutes, kmText } from '../../sheets/format.ts';
import { compareIds } from '../demand.ts';

type Trips = PlanComparison['trips'];
type People = PlanComparison['people'];

/** Two plans as differences, in figures and in words: trips, people, buses, money, contacts. */
export function comparePlans(from: Plan, to: Plan): Omit<PlanComparison, 'from' | 'to'> {
  const was = sameTrips(from, to);
  const figures = comparedFigures(from, to);
  const trips = comparedTrips(from, to, was);
  const people = comparedPeople(from, to, was);
  return { figures, trips, people, sentences: [...figures.map(({ text }) => text), ...sentences(trips, people)] };
}

/** The trip of the first plan that each trip of the second one is: pairs with most people in common first, each trip once. */
function sameTrips(from: Plan, to: Plan): Map<string, string> {
  const tripThen = new Map(from.workers.map(({ workerId, tripId }) => [workerId, tripId]));
  const shared = new Map<string, { now: string; then: string; people: number }>();
  for (const { workerId, tripId: now } of to.workers) {
    const then = tripThen.get(workerId);
    if (now === null || then == null) continue;
    const key = `${now}|${then}`;
    const pair = shared.get(key) ?? { now, then, people: 0 };
    pair.people++;
    shared.set(key, pair);
  }
  const most = [...shared.values()].sort(
    (a, b) =>
      b.people - a.people ||
      Number(b.now === b.then) - Number(a.now === a.then) ||
      compareIds(a.now, b.now) ||
      compareIds(a.then, b.then),
  );
  const was = new Map<string, string>();
  const taken = new Set<string>();
  for (const { now, then } of most) {
    if (was.has(now) || taken.has(then)) continue;
    was.set(now, then);
    taken.add(then);
  }
  return was;
}

const shown: {
  figure: ComparedFigure;
  name: Bilingual;
  of: (plan: Plan) => number;
  text: (value: number) => string;
}[] = [
  { figure: 'assigned', name: { zh: '已安排', en: 'carried' }, of: ({ kpis }) => kpis.assigned, text: String },
  {
    figure: 'leftOver',
    name: { zh: '未安排', en: 'left over' },
    of: ({ unassigned }) => unassigned.length,
    text: String,
  },
  { figure: 'buses', name: { zh: '用车', en: 'buses' }, of: ({ kpis }) => kpis.buses, text: String },
  {
    figure: 'costCny',
    name: { zh: '费用', en: 'cost' },
    of: ({ kpis }) => kpis.costCny,
    text: (cny) => `¥${cnyText(cny)}`,
  },
  { figure: 'objective', name: { zh: '目标值', en: 'objective' }, of: ({ kpis }) => kpis.objective, text: cnyText },
  {
    figure: 'contactPairs',
    name: { zh: '跨企业接触对', en: 'contact pairs' },
    of: ({ kpis }) => kpis.contactPairs,
    text: String,
  },
  {
    figure: 'companiesPerBusMax',
    name: { zh: '单车最多企业', en: 'most companies in a bus' },
    of: ({ kpis }) => kpis.companiesPerBusMax,
    text: String,
  },
  {
    figure: 'splitGroups',
    name: { zh: '拆分组', en: 'split groups' },
    of: ({ kpis }) => kpis.splitGroups,
    text: String,
  },
  { figure: 'distanceM', name: { zh: '总里程', en: 'kilometres' }, of: ({ kpis }) => kpis.distanceM, text: kmText },
  {
    figure: 'maxLoadedDistanceM',
    name: { zh: '最长载客里程', en: 'longest loaded run' },
    of: ({ kpis }) => kpis.maxLoadedDistanceM,
    text: kmText,
  },
  {
    figure: 'maxLoadedDriveS',
    name: { zh: '最长载客驾驶', en: 'longest loaded driving' },
    of: ({ kpis }) => kpis.maxLoadedDriveS,
    text: (s) => `${hoursMinutes(s)} h`,
  },
  { figure: 'loadPct', name: { zh: '上座率', en: 'load' }, of: ({ kpis }) => kpis.loadPct, text: (pct) => `${pct} %` },
];

/** Figures that differ. */
function comparedFigures(from: Plan, to: Plan): PlanComparison['figures'] {
  return shown.flatMap(({ figure, name, of, text }) => {
    const [then, now] = [of(from), of(to)];
    if (then === now) return [];
    const sign = now > then ? '+' : '−';
    const change = `${text(then)} → ${text(now)} (${sign}${text(Math.round(100 * Math.abs(now - then)) / 100)})`;
    return [{ figure, from: then, to: now, text: { zh: `${name.zh} ${change}`, en: `${name.en} ${change}` } }];
  });
}

function comparedTrips(from: Plan, to: Plan, was: ReadonlyMap<string, string>): Trips {
  const earlier = new Map(from.trips.map((trip) => [trip.tripId, trip]));
  const going = new Set(was.values());
  const trips = to.trips.flatMap((trip): Trips => {
    const { tripId, bus } = trip;
    const old = earlier.get(was.get(tripId) ?? '');
    if (old === undefined) {
      const text = { zh: `新增 ${tripId}（${bus.plate}）`, en: `${tripId} (${bus.plate}) is new` };
      return [{ tripId, was: null, change: 'added', aspects: [], text }];
    }
    const aspects = changedAspects(old, trip);
    if (aspects.length === 0) return [];
    const name = old.tripId === tripId ? tripId : `${old.tripId} → ${tripId}`;
    const zh = `${name}：${aspects.map((aspect) => aspectText(aspect, old, trip).zh).join('，')}`;
    const en = `${name}: ${aspects.map((aspect) => aspectText(aspect, old, trip).en).join(', ')}`;
    return [{ tripId, was: old.tripId, change: 'changed', aspects, text: { zh, en } }];
  });
  const cancelled = from.trips.flatMap(({ tripId, bus }): Trips => {
    if (going.has(tripId)) return [];
    const text = { zh: `取消 ${tripId}（${bus.plate}）`, en: `${tripId} (${bus.plate}) is cancelled` };
    return [{ tripId, was: tripId, change: 'cancelled', aspects: [], text }];
  });
  return [...trips, ...cancelled];
}

type Aspect = Trips[number]['aspects'][number];

function changedAspects(old: PlanTrip, trip: PlanTrip): Aspect[] {
  const differs = (of: (trip: PlanTrip) => unknown) => JSON.stringify(of(old)) !== JSON.stringify(of(trip));
  const aspects: Aspect[] = [];
  if (old.bus.plate !== trip.bus.plate) aspects.push('bus');
  if (differs(({ crew }) => crew.map(({ driverId }) => driverId).sort())) aspects.push('crew');
  if (differs(callsOf)) aspects.push('stops');
  if (differs(({ stops }) => stops.flatMap(({ board }) => board).sort())) aspects.push('people');
  if (differs(({ stops }) => stops.map(({ arriveAt, departAt }) => [arriveAt, departAt]))) aspects.push('times');
  return aspects;
}

function callsOf({ stops }: PlanTrip): string[] {
  return stops.flatMap(({ kind, name }) => (kind === 'pickup' || kind === 'dropoff' ? [name] : []));
}

function aspectText(aspect: Aspect, old: PlanTrip, trip: PlanTrip): Bilingual {
  const people = ({ stops }: PlanTrip) => stops.reduce((sum, { board }) => sum + board.length, 0);
  const drivers = ({ crew }: PlanTrip) => crew.map(({ driverId }) => driverId).join('、');
  switch (aspect) {
    case 'bus':
      return { zh: `客车 ${old.bus.plate} → ${trip.bus.plate}`, en: `bus ${old.bus.plate} → ${trip.bus.plate}` };
    case 'crew':
      return { zh: `驾驶员 ${drivers(old)} → ${drivers(trip)}`, en: `drivers ${drivers(old)} → ${drivers(trip)}` };
    case 'stops':
      return { zh: `停靠 ${callsOf(trip).join(' → ')}`, en: `calls at ${callsOf(trip).join(' → ')}` };
    case 'people':
      return { zh: `乘客 ${people(old)} → ${people(trip)} 人`, en: `${people(old)} → ${people(trip)} people` };
    case 'times':
      return { zh: `发车 ${departure(old)} → ${departure(trip)}`, en: `leaves ${departure(old)} → ${departure(trip)}` };
  }
}

/** Local time of leaving the depot, as the document has it: `02-24 05:10`. */
function departure({ stops }: PlanTrip): string {
  return (stops[0]?.departAt ?? '').slice(5, 16).replace('T', ' ');
}

function comparedPeople(from: Plan, to: Plan, was: ReadonlyMap<string, string>): People {
  const then = new Map(from.workers.map(({ workerId, tripId }) => [workerId, tripId]));
  const now = new Map(to.workers.map(({ workerId, tripId }) => [workerId, tripId]));
  const people = to.workers.flatMap(({ workerId, tripId }): People => {
    const before = then.get(workerId) ?? null;
    if (before === null) return tripId === null ? [] : [{ workerId, change: 'boarded', from: null, to: tripId }];
    if (tripId === null) return [{ workerId, change: 'left', from: before, to: null }];
    return was.get(tripId) === before ? [] : [{ workerId, change: 'moved', from: before, to: tripId }];
  });
  const gone = from.workers.flatMap(
    ({ workerId, tripId }): People =>
      now.has(workerId) ? [] : [{ workerId, change: 'withdrawn', from: tripId, to: null }],
  );
  return [...people, ...gone].sort((a, b) => compareIds(a.workerId, b.workerId));
}

const peopleTexts: Record<People[number]['change'], (count: number) => Bilingual> = {
  moved: (count) => ({ zh: `${count} 人换车`, en: `${count} people ride in another bus` }),
  left: (count) => ({ zh: `${count} 人不再有车`, en: `${count} people have no bus any more` }),
  boarded: (count) => ({ zh: `${count} 人新安排上车`, en: `${count} people have a bus now` }),
  withdrawn: (count) => ({ zh: `${count} 人已撤回`, en: `${count} people were withdrawn` }),
};

/** Trips and people in words; the same where nothing differs. */
function sentences(trips: Trips, people: People): Bilingual[] {
  const told = Object.entries(peopleTexts).flatMap(([change, text]) => {
    const count = people.filter((person) => person.change === change).length;
    return count === 0 ? [] : [text(count)];
  });
  const all = [...told, ...trips.map(({ text }) => text)];
  return all.length > 0 ? all : [{ zh: '班次和人员没有变化', en: 'no trip and nobody changed' }];
}
