import type { PlanTrip } from '../../../../contract/plan.ts';
import type { InputOf } from '../../../lib/api/types.ts';

/** What a trip gets in place of what it has; what is left out stays. */
export type TripSwap = InputOf<'swapTrip'>['body'];

/** What somebody chose for a trip; null leaves it as it is (drivers of another bus: to whom the planner gives it). */
export interface StaffChoice {
  plate: string | null;
  driverIds: readonly string[] | null;
}

/** What of a choice differs from what the trip has; null where nothing does. */
export function staffChange({ bus, crew }: Pick<PlanTrip, 'bus' | 'crew'>, choice: StaffChoice): TripSwap | null {
  const plate = choice.plate === null || choice.plate === bus.plate ? null : choice.plate;
  const present = crew.map(({ driverId }) => driverId).sort();
  const isSameCrew = choice.driverIds === null || [...choice.driverIds].sort().join() === present.join();
  const driverIds = choice.driverIds === null || (isSameCrew && plate === null) ? null : [...choice.driverIds];
  if (plate === null && driverIds === null) return null;
  return { ...(plate !== null && { plate }), ...(driverIds !== null && { driverIds }) };
}
