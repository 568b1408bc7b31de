import type { FixChange } from '../../contract/fix.ts';
import type { TimetableRefusal } from '../../schedule/types.ts';
import type { Batch } from '../batch.ts';
import { fixPriceCny } from './fixPrice.ts';
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

/** A further change of the input, and all changes with it. */
export interface Lifted {
  change: FixChange;
  changes: FixChange[];
}

/**
 * The cheapest further change that gives the run a lawful timetable: longer driving, longer hours of company or pick-up, or more
 * drivers, whichever rule refused. Where none does alone, the refusing rule is lifted as far as it goes, so that the next one
 * shows. Null where that is none of those that a batch's input can lift.
 * @param opens whether the run has a lawful timetable with such changes
 */
export async function liftRefusal(
  batch: Batch,
  run: RefusedRun,
  opens: (changes: FixChange[]) => boolean,
): Promise<Lifted | null> {
  const lifts = liftsOf(batch, run);
  const lifted = ({ changeFor }: Lift, amount: number): Lifted => {
    const change = changeFor(amount);
    return { change, changes: mergeChanges([...run.changes, change]) };
  };
  const priceCny = ({ change }: Lifted) => fixPriceCny([change], batch.policy);
  let best: Lifted | null = null;
  for (const lift of lifts) {
    const amount = await leastAmount(1, lift.most, (n) => opens(lifted(lift, n).changes));
    if (amount === null) continue;
    const found = lifted(lift, amount);
    if (best === null || priceCny(found) < priceCny(best)) best = found;
  }
  if (best !== null) return best;
  const widest = lifts.find((lift) => lift.most > 0 && isAbout(lift.changeFor(1), run.refusal.rule));
  if (widest === undefined) return null;
  const wide = lifted(widest, widest.most);
  return JSON.stringify(wide.changes) === JSON.stringify(run.changes) ? null : wide;
}

/** True where the change is about the rule that refused. */
export function isAbout(change: FixChange, rule: string): boolean {
  if (change.kind === 'driver') return rule.startsWith('hos.');
  if (change.kind === 'receive') return rule === 'receive_window';
  return change.kind === 'policy' && change.field === rule;
}

/** One way to lift a rule, by 1 to `most`. */
interface Lift {
  most: number;
  changeFor: (amount: number) => FixChange;
}

function liftsOf(batch: Batch, { busType, companyId, refusal, changes }: RefusedRun): Lift[] {
  return [
    ...(refusal.rule === 'limits.loadedDriveS' ? [moreDriving(batch, changes)] : []),
    ...longerReception(batch, companyId),
    ...longerPickupHours(batch),
    moreDrivers(batch, busType),
  ];
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
