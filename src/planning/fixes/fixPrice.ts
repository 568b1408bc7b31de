import type { FixChange } from '../../contract/fix.ts';
import type { Policy } from '../../policy/schema.ts';

/**
 * Weights, in yuan, of changes that nobody sells. With the prices of coaches and drivers they put all fixes into one order. They
 * say: a short way for a few people is cheaper than a coach; minutes, kilometres and stops beyond a limit are cheaper than a coach
 * as long as they are few; a rule on who may share a bus is lifted rather than a coach hired, because it names what is in the
 * way; more of the seats sold comes last.
 */
export const fixWeightsCny = {
  /** A kilometre begun, beyond the limit of the loaded run. */
  loadedKm: 10,
  /** A minute begun of loaded driving, of pick-up hours, of a company's hours. */
  loadedDriveMin: 10,
  pickupHoursMin: 5,
  receiveMin: 5,
  /** A pick-up or a drop-off more a bus. */
  stop: 200,
  /** A percent point of the seats that may be sold. */
  occupancyPercent: 2000,
  /** Counties at risk may share buses. */
  shareRisk: 1000,
  /** People under different isolation rules may share buses. */
  shareCohorts: 1000,
  /** A party that travels together may ride in different buses. */
  apartParty: 1000,
  /** A lock taken away. */
  lock: 100,
  /** A kilometre begun to another pick-up place, for each person. */
  pickupPersonKm: 1,
  /** A day by which the whole batch is moved. */
  serviceDay: 2000,
} as const;

/** What the changes cost together: a coach its day with its drivers' days, a driver his day, all else its weight. */
export function fixPriceCny(changes: readonly FixChange[], { price }: Policy): number {
  const cny = changes.reduce((sum, change) => sum + changePriceCny(change, price.driver_day_cny), 0);
  return Math.round(cny * 100) / 100;
}

function changePriceCny(change: FixChange, driverDayCny: number): number {
  const { amount } = change;
  switch (change.kind) {
    case 'bus':
      return amount * (change.costDayCny + driverDayCny * change.drivers);
    case 'driver':
      return amount * driverDayCny;
    case 'receive':
      return amount * fixWeightsCny.receiveMin;
    case 'pickup':
      return Math.max(1, Math.ceil(amount / 1000)) * change.workerIds.length * fixWeightsCny.pickupPersonKm;
    case 'apart':
      return fixWeightsCny.apartParty;
    case 'unlock':
      return amount * fixWeightsCny.lock;
    case 'service_date':
      return Math.abs(amount) * fixWeightsCny.serviceDay;
    case 'policy':
      switch (change.field) {
        case 'limits.loadedDistanceM':
          return Math.ceil(amount / 1000) * fixWeightsCny.loadedKm;
        case 'limits.loadedDriveS':
          return Math.ceil(amount / 60) * fixWeightsCny.loadedDriveMin;
        case 'trip.pickup_hours':
          return amount * fixWeightsCny.pickupHoursMin;
        case 'trip.max_pickups':
        case 'trip.max_dropoffs':
          return amount * fixWeightsCny.stop;
        case 'trip.no_stop_risk':
          return fixWeightsCny.shareRisk;
        case 'cohort.separate_isolation':
          return fixWeightsCny.shareCohorts;
        case 'occupancy.by_risk':
          return amount * fixWeightsCny.occupancyPercent;
      }
  }
}
