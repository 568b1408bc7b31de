import type { Scenario } from '../contract/scenario.ts';
import type { Locale } from '../contract/text.ts';
import type { Worker } from '../contract/worker.ts';
import { maskId } from '../policy/mask.ts';
import type { Policy } from '../policy/schema.ts';
import type { SheetContext } from '../sheets/index.ts';

/** What papers say of a scenario. */
export type SheetScenario = Pick<Scenario, 'name' | 'timeZone' | 'companies' | 'depots' | 'drivers'>;

/** What the sheets need to know of a batch beside its plan. */
export function sheetContext(
  { scenario, policy, workers }: { scenario: SheetScenario; policy: Policy; workers: readonly Worker[] },
  locale: Locale,
  tripUrl: (tripId: string) => string,
  edition?: SheetContext['edition'],
): SheetContext {
  return {
    batchName: scenario.name,
    people: new Map(
      workers.map(({ workerId, name, phone, idNumber, companyId, pickupName }) => [
        workerId,
        { name, phone, idMasked: maskId(idNumber, policy), companyId, pickupName },
      ]),
    ),
    companies: new Map(scenario.companies.map((company) => [company.companyId, company])),
    depots: new Map(scenario.depots.map((depot) => [depot.depotId, depot])),
    drivers: new Map((scenario.drivers ?? []).map((driver) => [driver.driverId, driver])),
    locale,
    ...(edition !== undefined && { edition }),
    timeZone: scenario.timeZone,
    tripUrl,
  };
}
