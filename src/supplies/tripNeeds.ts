import type { PlanTrip } from '../contract/plan.ts';
import type { SupplyAmounts } from '../contract/supplies.ts';
import { isDisinfectedAt } from '../policy/disinfection.ts';
import type { Policy } from '../policy/schema.ts';
import { concentrateMl } from './amounts.ts';

/** What the rule looks at of a trip. */
export type SuppliedTrip = Pick<PlanTrip, 'stops' | 'crew' | 'escorts'>;

const hourMs = 3_600_000;

/**
 * What a trip is given by the policy (domain.md §1.9–1.11): masks for everybody for as long as he is aboard, disinfectant for each time that
 * the coach is disinfected and for suspected cases, thermometers and protective clothing by number.
 */
export function tripNeeds(trip: SuppliedTrip, { disinfect, supplies }: Policy): SupplyAmounts {
  const { stops } = trip;
  const { solution_ml, case_runs, thermometers, suits } = supplies.trip;
  const runs = stops.filter((stop) => isDisinfectedAt(stop, disinfect)).length;
  const concentrate = supplies.concentrate_mg_l;
  return {
    mask: withSpare(masksWorn(trip, supplies.mask_h), supplies.mask_spare_pct),
    thermometer: thermometers,
    protective_suit: suits,
    disinfectant:
      concentrateMl(runs * solution_ml, disinfect.chlorine_mg_l[1], concentrate) +
      concentrateMl(case_runs * solution_ml, disinfect.case_mg_l, concentrate),
  };
}

/** Masks and the spare ones. */
export function withSpare(masks: number, sparePct: number): number {
  return Math.ceil((masks * (100 + sparePct)) / 100);
}

/** Drivers wear masks from depot to depot, escorts while passengers are aboard, each passenger from where he boards to where he leaves. */
function masksWorn({ stops, crew, escorts = [] }: SuppliedTrip, maskH: number): number {
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const masks = (fromAt: string, toAt: string) =>
    Math.max(1, Math.ceil((Date.parse(toAt) - Date.parse(fromAt)) / (maskH * hourMs)));
  const boardedAt = new Map(stops.flatMap(({ board, arriveAt }) => board.map((workerId) => [workerId, arriveAt])));
  const passengers = stops.flatMap(({ alight, departAt }) =>
    alight.map((workerId) => masks(boardedAt.get(workerId) ?? first.departAt, departAt)),
  );
  const pickup = stops.find(({ board }) => board.length > 0);
  const dropoff = stops.findLast(({ alight }) => alight.length > 0);
  const ofEscort = pickup === undefined || dropoff === undefined ? 0 : masks(pickup.arriveAt, dropoff.departAt);
  const ofDriver = masks(first.departAt, last.arriveAt);
  return passengers.reduce((sum, worn) => sum + worn, 0) + escorts.length * ofEscort + crew.length * ofDriver;
}
