import { addDays, dayMs, localInstant } from '../clock.ts';
import type { Check, CheckContext } from '../context.ts';
import type { TripView } from '../tripView.ts';

/** Halves of a cent and of a tenth of a per cent, for figures that documents round. */
const centSlack = 0.005 + 1e-6;
const pctSlack = 0.05 + 1e-6;

/** Cost of every trip and the key figures. */
export const checkFigures: Check = (context) => {
  for (const trip of context.trips) checkCost(context, trip);
  const { plan, policy, workers, findings } = context;
  const { kpis, trips } = plan;
  const companies = trips.map((trip) => {
    const sizes = new Map<string, number>();
    for (const id of trip.stops.flatMap((stop) => stop.board)) {
      const company = workers.get(id)?.companyId ?? '';
      sizes.set(company, (sizes.get(company) ?? 0) + 1);
    }
    return [...sizes.values()];
  });
  const aboard = sum(companies.flat());
  const capacity = sum(trips.map((trip) => trip.bus.capacity));
  const groups = new Map<string, Set<string>>();
  for (const { adcode, companyId, tripId } of plan.workers) {
    if (tripId === null) continue;
    const key = `${adcode} ${companyId}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(tripId));
  }
  const spread = [...groups.values()].map((buses) => buses.size);
  const pairs = sum(companies.map((sizes) => (sum(sizes) ** 2 - sum(sizes.map((size) => size * size))) / 2));
  const costCny = sum(trips.map((trip) => trip.total.costCny));

  findings.equal('kpi.workers', kpis.workers, plan.workers.length);
  findings.equal('kpi.assigned', kpis.assigned, plan.workers.filter((worker) => worker.tripId !== null).length);
  findings.equal('kpi.buses', kpis.buses, trips.length);
  near(context, 'kpi.load_pct', kpis.loadPct, capacity === 0 ? 0 : (100 * aboard) / capacity, pctSlack);
  findings.equal('kpi.distance', kpis.distanceM, sum(trips.map((trip) => trip.total.distanceM)));
  findings.equal('kpi.max_loaded_distance', kpis.maxLoadedDistanceM, most(trips.map((trip) => trip.loaded.distanceM)));
  findings.equal('kpi.max_loaded_drive', kpis.maxLoadedDriveS, most(trips.map((trip) => trip.loaded.driveS)));
  findings.equal('kpi.contact_pairs', kpis.contactPairs, pairs);
  findings.equal('kpi.companies_per_bus_max', kpis.companiesPerBusMax, most(companies.map((sizes) => sizes.length)));
  findings.equal('kpi.split_groups', kpis.splitGroups, spread.filter((buses) => buses > 1).length);
  near(context, 'kpi.cost', kpis.costCny, costCny, centSlack);
  const { price } = policy;
  const objective =
    costCny +
    price.extra_company * sum(companies.map((sizes) => Math.max(0, sizes.length - 1))) +
    price.split_group * sum(spread.map((buses) => buses - 1)) +
    price.contact_pair * pairs;
  near(context, 'kpi.objective', kpis.objective, objective, centSlack);
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function most(values: readonly number[]): number {
  return values.reduce((top, value) => Math.max(top, value), 0);
}

type RoundedRule = 'kpi.load_pct' | 'kpi.cost' | 'kpi.objective' | 'bounds.gap';

function near({ findings }: CheckContext, id: RoundedRule, actual: number, recomputed: number, slack: number): void {
  findings.expect(id, Math.abs(actual - recomputed) <= slack, { limit: Math.round(recomputed * 100) / 100, actual });
}

/** A trip that ends or begins on the stroke of 02:00 may count that night or not. */
function checkCost({ raw, policy, findings }: CheckContext, { tripId, doc, span }: TripView): void {
  const bus = raw.fleet.get(doc.bus.plate);
  if (!bus) return;
  const days = Math.ceil((span.toMs - span.fromMs) / dayMs);
  const drivers = doc.crew.length;
  const kmM = doc.stops.reduce((total, stop) => total + stop.legDistanceM, 0);
  const dates = Array.from({ length: 9 }, (_, day) => addDays(raw.serviceDate, day - 4));
  const twos = dates.map((date) => localInstant(date, '02:00', raw.timeZone));
  const within = twos.filter((at) => span.fromMs < at && at < span.toMs).length;
  const touching = twos.filter((at) => span.fromMs <= at && at <= span.toMs).length;
  const costOf = (nights: number) =>
    bus.costDayCny * days +
    (bus.costKmCny * kmM) / 1000 +
    policy.price.driver_day_cny * drivers * days +
    policy.price.crew_lodging_day * drivers * nights;
  const fits = (nights: number) => Math.abs(doc.total.costCny - costOf(nights)) <= centSlack;
  findings.expect('total.cost', fits(within) || fits(touching), {
    tripId,
    limit: Math.round(costOf(within) * 100) / 100,
    actual: doc.total.costCny,
    detail: {
      zh: `${days} 天，${drivers} 名驾驶员，${within} 夜`,
      en: `${days} days, ${drivers} drivers, ${within} nights`,
    },
  });
}

/** Bounds may not exceed what the plan reached, and what is said of them must follow from them. */
export const checkBounds: Check = (context) => {
  const { plan, findings } = context;
  const { bounds, kpis } = plan;
  findings.expect('bounds.buses', bounds.buses.value <= kpis.buses, { limit: kpis.buses, actual: bounds.buses.value });
  findings.expect('bounds.objective', bounds.objective.value <= kpis.objective + centSlack, {
    limit: kpis.objective,
    actual: bounds.objective.value,
  });
  const gapPct = kpis.objective > 0 ? (100 * (kpis.objective - bounds.objective.value)) / kpis.objective : 0;
  near(context, 'bounds.gap', bounds.gapPct, gapPct, pctSlack);
  findings.expect('bounds.optimal', !bounds.optimal || kpis.objective - bounds.objective.value <= 2 * centSlack, {
    limit: kpis.objective,
    actual: bounds.objective.value,
  });
};
