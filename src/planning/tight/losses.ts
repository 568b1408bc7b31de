import type { Driver } from '../../contract/scenario.ts';
import type { Trials } from '../fixes/trial.ts';
import type { FleetType } from '../fleetTypes.ts';
import type { PlannedTrip } from '../trips.ts';
import type { Tight } from './figures.ts';

/** Solving again without something is done for so many at most, those with most people first. */
const mostTrials = 3;

/** What the loss of a bus, and of a driver, would mean at worst, as far as it was tried. */
export async function losses(trials: Trials, trips: readonly PlannedTrip[]): Promise<Tight[]> {
  const riding = trips.reduce((sum, { workers }) => sum + workers.length, 0);
  const fullestFirst = [...trips].sort((a, b) => b.workers.length - a.workers.length);
  return [
    ...(await lostBus(trials, fullestFirst, riding)),
    ...(trials.batch.drivers === null ? [] : await lostDriver(trials, fullestFirst, riding)),
  ];
}

/** Buses whose place no idle bus can take as it is are lost one after another. */
async function lostBus(trials: Trials, trips: readonly PlannedTrip[], riding: number): Promise<Tight[]> {
  const { fleet } = trials.batch;
  const busy = new Set(trips.map(({ trip }) => trip.bus.plate));
  const idle = fleet.filter(({ plates }) => plates.some((plate) => !busy.has(plate)));
  const hard = trips.filter(({ route }) => !idle.some((type) => canReplace(type, fleet[route.busType]!)));
  const worst = await worstLoss(hard, async ({ trip }) => trials.leftWithout({ plate: trip.bus.plate }));
  if (worst === 'not tried') return [];
  if (worst === null) return [noLoss('lost_bus', riding, { zh: '一辆客车', en: 'a bus' }, hard.length <= mostTrials)];
  const { plate } = worst.item.trip.bus;
  return [{ ...loss('lost_bus', riding, worst.left, { zh: `客车 ${plate}`, en: `the bus ${plate}` }), plate }];
}

/** Drivers whose place no idle driver of the depot can take. */
async function lostDriver(trials: Trials, trips: readonly PlannedTrip[], riding: number): Promise<Tight[]> {
  const all = [...trials.batch.drivers!.values()].flat();
  const out = new Set(trips.flatMap(({ trip }) => trip.crew.map(({ driverId }) => driverId)));
  const idle = all.filter(({ driverId }) => !out.has(driverId));
  const busy = trips.flatMap(({ trip }) => trip.crew.map(({ driverId }) => all.find((d) => d.driverId === driverId)!));
  const hard = busy.filter((driver) => !idle.some((other) => canStandIn(other, driver)));
  const worst = await worstLoss(hard, ({ driverId }) => trials.leftWithout({ driverId }));
  if (worst === 'not tried') return [];
  if (worst === null)
    return [noLoss('lost_driver', riding, { zh: '一名驾驶员', en: 'a driver' }, hard.length <= mostTrials)];
  const { driverId } = worst.item;
  return [
    { ...loss('lost_driver', riding, worst.left, { zh: `驾驶员 ${driverId}`, en: `driver ${driverId}` }), driverId },
  ];
}

/** The loss after which most people are left; null where all that were tried leave nobody. */
async function worstLoss<T>(hard: readonly T[], leftWithout: (item: T) => Promise<number | null>) {
  let worst: { item: T; left: number } | null = null;
  for (const item of hard.slice(0, mostTrials)) {
    const left = await leftWithout(item);
    if (left === null) return worst ?? 'not tried';
    if (left > (worst?.left ?? 0)) worst = { item, left };
  }
  return worst;
}

function canReplace(idle: FleetType, lost: FleetType): boolean {
  return (
    idle.depotId === lost.depotId &&
    idle.drivers >= lost.drivers &&
    idle.earliestStartS <= lost.earliestStartS &&
    idle.capacity.every((seats, risk) => seats >= lost.capacity[risk]!)
  );
}

function canStandIn(idle: Driver, lost: Driver): boolean {
  return (
    idle.depotId === lost.depotId &&
    idle.drivenLast7dMin <= lost.drivenLast7dMin &&
    idle.licenceExpires >= lost.licenceExpires
  );
}

function loss(kind: 'lost_bus' | 'lost_driver', riding: number, left: number, what: { zh: string; en: string }): Tight {
  return {
    kind,
    limit: riding,
    actual: left,
    text: {
      zh: `若${what.zh}不能出车，至多 ${left} 人无车可乘（已重新求解）`,
      en: `without ${what.en} up to ${left} people could not ride (solved again)`,
    },
  };
}

function noLoss(
  kind: 'lost_bus' | 'lost_driver',
  riding: number,
  what: { zh: string; en: string },
  all: boolean,
): Tight {
  return {
    kind,
    limit: riding,
    actual: 0,
    text: all
      ? { zh: `任缺${what.zh}，仍可全部接回`, en: `everybody can still ride without any one of them: ${what.en}` }
      : {
          zh: `缺${what.zh}（试了人数最多的 ${mostTrials} 种），仍可全部接回`,
          en: `everybody can still ride without ${what.en} (the ${mostTrials} with most people were tried)`,
        },
  };
}
