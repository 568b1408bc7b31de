import type { FixChange } from '../../contract/fix.ts';
import { lockText, type StartPlan } from '../../contract/replan.ts';
import type { Bus, Driver, Scenario } from '../../contract/scenario.ts';
import type { Intake } from '../../contract/worker.ts';
import type { Policy } from '../../policy/schema.ts';

/** What a batch is planned from. */
export interface FixInput {
  scenario: Scenario;
  policy: Policy;
  intake: Intake;
  /** The plan that stands, where the batch is planned again. */
  start?: StartPlan | undefined;
}

/** The input with the changes made; the given one stays as it is. The explanations solve just this again. */
export function applyFix(input: FixInput, changes: readonly FixChange[]): FixInput {
  return changes.reduce(applyChange, input);
}

/** What stands for the plate of a bus that is yet to be found, beside so many others. */
export function addedPlate(buses: number): string {
  return `+${buses + 1}`;
}

function applyChange(input: FixInput, change: FixChange): FixInput {
  const { scenario, intake } = input;
  switch (change.kind) {
    case 'policy':
      return { ...input, policy: withField(input.policy, change.field, change.to) };
    case 'service_date':
      return { ...input, scenario: { ...scenario, serviceDate: change.to } };
    case 'unlock': {
      const locks = input.start?.locks.filter((lock) => !change.locks.includes(lockText(lock)));
      return locks === undefined ? input : { ...input, start: { ...input.start!, locks } };
    }
    case 'receive':
      return { ...input, scenario: { ...scenario, companies: withHours(scenario, change.companyId, change.to) } };
    case 'pickup': {
      const { adcode, lng, lat, place } = change;
      const moved = new Set(change.workerIds);
      const workers = intake.workers.map((worker) =>
        moved.has(worker.workerId) ? { ...worker, adcode, lng, lat, pickupName: place } : worker,
      );
      return { ...input, intake: { ...intake, workers } };
    }
    case 'apart': {
      const apart = new Set(change.workerIds);
      const workers = intake.workers.map((worker) =>
        apart.has(worker.workerId) ? { ...worker, companions: null } : worker,
      );
      return { ...input, intake: { ...intake, workers } };
    }
    case 'driver': {
      const fleet = scenario.fleet.map((bus) =>
        bus.plate === change.plate ? { ...bus, drivers: bus.drivers + change.amount } : bus,
      );
      const drivers = moreDrivers(scenario, change.depotId, change.amount);
      return { ...input, scenario: { ...scenario, fleet, drivers } };
    }
    case 'bus': {
      const { seats, depotId, drivers, costDayCny, costKmCny, amount } = change;
      const first = scenario.fleet.length;
      const added = Array.from({ length: amount }, (_, i): Bus => {
        const plate = addedPlate(first + i);
        return { plate, seats, depotId, operator: '', drivers, costDayCny, costKmCny, availableFromMs: 0 };
      });
      const withThem = moreDrivers(scenario, depotId, amount * drivers);
      return { ...input, scenario: { ...scenario, fleet: [...scenario.fleet, ...added], drivers: withThem } };
    }
  }
}

/** New drivers are rested and licensed; without drivers.csv nobody counts them. */
function moreDrivers({ drivers }: Scenario, depotId: string, amount: number): Driver[] | null {
  if (drivers === null) return null;
  const added = Array.from({ length: amount }, (_, i): Driver => {
    const driverId = `+${drivers.length + i + 1}`;
    return { driverId, name: driverId, phone: '', depotId, licenceExpires: '9999-12-31', drivenLast7dMin: 0 };
  });
  return [...drivers, ...added];
}

function withHours({ companies }: Scenario, companyId: string, [receiveFrom, receiveTo]: [string, string]) {
  return companies.map((company) =>
    company.companyId === companyId ? { ...company, receiveFrom, receiveTo } : company,
  );
}

/** The policy with one field, `section.name`, replaced. */
function withField(policy: Policy, field: string, value: unknown): Policy {
  const [section, name] = field.split('.') as [keyof Policy, string];
  return { ...policy, [section]: { ...(policy[section] as object), [name]: value } };
}
