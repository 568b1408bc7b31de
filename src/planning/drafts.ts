import type { Worker } from '../contract/worker.ts';
import type { ResultRoute } from '../solver/index.ts';
import type { Batch } from './batch.ts';
import type { RouteTimes } from './crew/routeTimes.ts';
import type { CrewRequest } from './crews.ts';
import { compareIds } from './demand.ts';
import { seatByName } from './replan/seatByName.ts';

/** A solver's route on its way to becoming a trip. */
export interface Draft extends CrewRequest {
  route: ResultRoute;
  workers: Worker[];
}

/** Gives each route its people and a bus, and sorts by departure. */
export function draftTrips(batch: Batch, routes: readonly ResultRoute[], times: RouteTimes): Draft[] {
  const people = seatByName(batch, routes);
  const drafts = routes.map((route, r) => {
    const timetable = times.timetable(route.busType, route, route.drivers);
    if (!timetable.lawful) throw new Error(`the solver kept a route that breaks ${timetable.rule}`);
    const workers = people[r]!;
    const retime = times.retime(route.busType, route);
    const given = batch.given?.trips.get(route.busType);
    const keeps = given !== undefined && given.pinned.size > 0;
    const only = given?.frozen === true ? given.crew : null;
    const lawAlone = () => (only === null ? times.lawAlone(route.busType, route, timetable) : null);
    return { route, timetable, workers, people: workers.length, retime, lawAlone, keeps, only };
  });
  drafts.sort(
    (a, b) => a.timetable.startS - b.timetable.startS || compareIds(a.workers[0]!.workerId, b.workers[0]!.workerId),
  );
  const taken = batch.fleet.map(() => 0);
  return drafts.map((draft) => {
    const { depotId, plates } = batch.fleet[draft.route.busType]!;
    return { ...draft, depotId, plate: plates[taken[draft.route.busType]!++]! };
  });
}
