import type { FixChange } from '../../contract/fix.ts';
import type { Batch } from '../batch.ts';
import { dateAt } from '../clock.ts';
import type { Trials } from './trial.ts';

/** Service dates that are looked at, by days. */
const shifts = [-1, -2, 1];
const dayS = 86_400;

/** Service dates near the batch's own on which some bus, driver or county is better off; others cannot help anybody. */
export async function betterDates(trials: Trials): Promise<{ change: FixChange; batch: Batch }[]> {
  const { scenario, clock } = trials.batch;
  const found: { change: FixChange; batch: Batch }[] = [];
  for (const days of shifts) {
    const to = dateAt(clock, days * dayS + dayS / 2);
    const change: FixChange = { kind: 'service_date', amount: days, from: scenario.serviceDate, to };
    const batch = await trials.changed([change]);
    if (batch !== null && isBetter(batch, trials.batch)) found.push({ change, batch });
  }
  return found;
}

/** The batches differ in nothing but what the date does to risks, licences and buses. */
function isBetter(shifted: Batch, batch: Batch): boolean {
  const starts = startByPlate(batch);
  return (
    batch.groups.some((_, i) => shifted.groupRisk[i]! < batch.groupRisk[i]!) ||
    batch.groups.some((_, i) => batch.groupAlone[i] && !shifted.groupAlone[i]) ||
    driverCount(shifted) > driverCount(batch) ||
    [...startByPlate(shifted)].some(([plate, startS]) => startS < (starts.get(plate) ?? Number.POSITIVE_INFINITY))
  );
}

function driverCount({ drivers }: Batch): number {
  return [...(drivers?.values() ?? [])].reduce((sum, list) => sum + list.length, 0);
}

function startByPlate({ fleet }: Batch): Map<string, number> {
  return new Map(fleet.flatMap(({ plates, earliestStartS }) => plates.map((plate) => [plate, earliestStartS])));
}
