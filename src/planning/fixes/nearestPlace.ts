import type { FixChange } from '../../contract/fix.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { allCounties } from '../../geo/index.ts';
import { greatCircleM } from '../../routing/greatCircle.ts';
import type { RoutePoint } from '../../routing/router.ts';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import { type Batch, timingData } from '../batch.ts';
import type { Place, Places } from '../points.ts';
import { riskOn, riskRank } from '../riskMap.ts';
import type { LeftOver } from './leftOver.ts';
import { busKinds } from './soloRun.ts';
import type { TrialDeps } from './trial.ts';

/** A place where people could wait instead. */
interface Candidate extends RoutePoint {
  adcode: string;
  /** As people call it. */
  name: string;
  /** Its name in pickups.csv; null is the county seat. */
  place: string | null;
  awayM: number;
}

/** Nobody travels further to a bus. */
const mostAwayM = 300_000;
/** So many places are measured at a time, the nearest first. */
const chunkSize = 32;

/**
 * The nearest other pick-up place from which a bus of the fleet could lawfully carry each of these groups, which wait at one place:
 * the county seats of the origin provinces and the places of pickups.csv. Null where there is none near enough.
 */
export async function nearestPlace(
  batch: Batch,
  left: readonly LeftOver[],
  { router, counties, signal }: TrialDeps,
): Promise<FixChange | null> {
  const own = batch.places.list[batch.groups[left[0]!.group]!.pickup]!;
  const { depots } = batch.scenario;
  const doors = [...new Set(left.map(({ group }) => batch.groups[group]!.dropoff))].map((i) => batch.places.list[i]!);
  const depotPlaces = batch.places.list.slice(0, depots.length);
  const risk = riskOn(batch.scenario.serviceDate, batch.scenario.risk, counties);

  const near = candidates(batch, own).filter((place) =>
    doors.every((door) => greatCircleM(place, door) <= batch.policy.limits.loadedDistanceM),
  );
  for (let first = 0; first < near.length; first += chunkSize) {
    const chunk = near.slice(first, first + chunkSize);
    const list = [...depotPlaces, ...doors, ...chunk.map(placeOf)];
    const legs = await router.matrix(list, signal);
    const places = indexed(list, batch.scenario, doors);
    const timer = new PolicyRouteTimer(
      timingData(batch.scenario, places, batch.fleet, legs, batch.clock),
      batch.policy,
    );
    const found = chunk.find((place, i) =>
      doors.every((door, d) => {
        const rank = Math.max(riskRank(risk(place.adcode)), riskRank(risk(door.adcode)));
        const at = { pickup: depots.length + doors.length + i, dropoff: depots.length + d };
        const cell = at.pickup * legs.size + at.dropoff;
        const { loadedDistanceM, loadedDriveS } = batch.policy.limits;
        if (legs.distanceM[cell]! > loadedDistanceM || legs.driveS[cell]! > loadedDriveS) return false;
        const stops = { pickups: [at.pickup], boarding: [1], dropoffs: [at.dropoff], alighting: [1] };
        return busKinds(batch, rank).some(
          (type) => batch.fleet[type]!.capacity[rank]! > 0 && timer.time(type, stops) !== null,
        );
      }),
    );
    if (found !== undefined) return change(found, left);
  }
  return null;
}

/** All other places, the nearest first. */
function candidates({ scenario }: Batch, own: Place): Candidate[] {
  const area = allCounties().filter(({ adcode }) => scenario.originProvinces.includes(adcode.slice(0, 2)));
  const prefecture = new Map(area.map((county) => [county.adcode, `${county.prefecture}${county.name}`]));
  const seats = area.map(({ adcode, lng, lat }) => ({ adcode, lng, lat, place: null }));
  const places = scenario.pickups
    .filter(({ adcode }) => prefecture.has(adcode))
    .map(({ adcode, lng, lat, name }) => ({ adcode, lng, lat, place: name }));
  return [...seats, ...places]
    .filter(({ lng, lat }) => lng !== own.lng || lat !== own.lat)
    .map((one) => ({ ...one, name: `${prefecture.get(one.adcode)}${one.place ?? ''}`, awayM: greatCircleM(own, one) }))
    .filter(({ awayM }) => awayM <= mostAwayM)
    .sort((a, b) => a.awayM - b.awayM || (a.adcode < b.adcode ? -1 : 1));
}

function placeOf({ adcode, lng, lat, name }: Candidate): Place {
  return { kind: 'pickup', name, lng, lat, adcode, companyId: null };
}

/** The maps that go with a list of depots, then doors, then pick-ups. */
function indexed(list: Place[], { depots }: Scenario, doors: readonly Place[]): Places {
  return {
    list,
    depot: new Map(depots.map(({ depotId }, i) => [depotId, i])),
    company: new Map(doors.map(({ companyId }, i) => [companyId!, depots.length + i])),
    pickup: new Map(),
  };
}

function change({ adcode, name, place, lng, lat, awayM }: Candidate, left: readonly LeftOver[]): FixChange {
  const workerIds = left.flatMap(({ workers }) => workers.map(({ workerId }) => workerId));
  return { kind: 'pickup', workerIds, amount: Math.round(awayM), adcode, name, place, lng, lat };
}
