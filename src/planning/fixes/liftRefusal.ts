import type { FixChange } from '../../contract/fix.ts';
import type { TimetableRefusal } from '../../schedule/types.ts';
import type { Batch } from '../batch.ts';
import { closedMin, type Hours, minutesOf, widened } from './hours.ts';
import { leastAmount } from './leastAmount.ts';
import { mergeChanges } from './mergeChanges.ts';

/** A refused run, with what has been changed for it already. */
export interface RefusedRun {
  busType: number;
  companyId: string;
  refusal: TimetableRefusal;
  changes: readonly FixChange[];
}

/** Nobody would drive a bus with more drivers than this. */
const mostDrivers = 4;
const mostLoadedMin = 24 * 60;
const dayMin = 24 * 60;

/**
 * The changes with the least one more that lifts what refused the run; where that alone does not open the way, the rule lifted as far
 * as it goes. Null where the rule is not of those that a batch's input can lift.
 * @param opens whether the run has a lawful timetable with such changes
 */
export async function liftRefusal(
  batch: Batch,
  run: RefusedRun,
  opens: (changes: FixChange[]) => boolean,
): Promise<FixChange[] | null> {
  const lifts = liftsOf(batch, run);
  const withLift = ({ changeFor }: Lift, amount: number) => mergeChanges([...run.changes, changeFor(amount)]);
  let best: { lift: Lift; amount: number } | null = null;
  for (const lift of lifts) {
    const amount = await leastAmount(1, best === null ? lift.most : best.amount - 1, (n) => opens(withLift(lift, n)));
    if (amount !== null) best = { lift, amount };
  }
  if (best !== null) return withLift(best.lift, best.amount);
  // nothing alone opens the way: this rule must be out of it before the next one shows
  const widest = lifts.find(({ most }) => most > 0);
  if (widest === undefined) return null;
  const lifted = withLift(widest, widest.most);
  return JSON.stringify(lifted) === JSON.stringify(run.changes) ? null : lifted;
}

/** One way to lift a rule, by 1 to `most`. */
interface Lift {
  most: number;
  changeFor: (amount: number) => FixChange;
}

function liftsOf(batch: Batch, { busType, companyId, refusal, changes }: RefusedRun): Lift[] {
  const { rule } = refusal;
  switch (rule) {
    case 'limits.loadedDriveS':
      return [moreDriving(batch, changes)];
    case 'receive_window':
      return longerReception(batch, companyId);
    case 'trip.pickup_hours':
      return longerPickupHours(batch);
    default:
      return rule.startsWith('hos.') ? [moreDrivers(batch, busType)] : [];
  }
}

/** Whole minutes on top of what the limit was raised to already. */
function moreDriving({ policy }: Batch, changes: readonly FixChange[]): Lift {
  const from = policy.limits.loadedDriveS;
  const known = changes.find((change) => change.kind === 'policy' && change.field === 'limits.loadedDriveS');
  const base = Math.ceil((from + (known?.amount ?? 0)) / 60) * 60;
  return {
    most: mostLoadedMin,
    changeFor: (minutes) => {
      const to = base + 60 * minutes;
      return { kind: 'policy', field: 'limits.loadedDriveS', amount: to - from, from, to };
    },
  };
}

function longerReception({ scenario }: Batch, companyId: string): Lift[] {
  const company = scenario.companies.find((one) => one.companyId === companyId);
  if (company?.receiveFrom == null || company.receiveTo === null) return [];
  const from: Hours = [company.receiveFrom, company.receiveTo];
  return (['later', 'earlier'] as const).map((side) => ({
    most: closedMin(from) - 1,
    changeFor: (amount) => ({ kind: 'receive', companyId, amount, from, to: widened(from, amount, side) }),
  }));
}

function longerPickupHours({ policy }: Batch): Lift[] {
  const from: Hours = policy.trip.pickup_hours;
  const change = (amount: number, to: Hours): FixChange => {
    return { kind: 'policy', field: 'trip.pickup_hours', amount, from, to };
  };
  return [
    // the last minute of the day stays out: 24:00 is written in no other way
    { most: dayMin - 1 - minutesOf(from[1]), changeFor: (n) => change(n, widened(from, n, 'later')) },
    { most: minutesOf(from[0]), changeFor: (n) => change(n, widened(from, n, 'earlier')) },
  ];
}

/** More drivers aboard; which bus of the type does not matter. */
function moreDrivers({ fleet }: Batch, busType: number): Lift {
  const { depotId, drivers, plates } = fleet[busType]!;
  return {
    most: Math.max(0, mostDrivers - drivers),
    changeFor: (amount) => ({ kind: 'driver', amount, depotId, plate: plates[0]! }),
  };
}
