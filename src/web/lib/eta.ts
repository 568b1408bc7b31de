import type { TripStatus } from '../../contract/journey.ts';

/** One stop at which a bus is still waited for. */
export interface ExpectedStop {
  name: string;
  plannedAt: string;
  etaAt: string;
  /** Against the plan; negative: early. */
  lateMin: number;
}

type Reckoned = Pick<TripStatus, 'stops' | 'eta'>;

/** The last stop ahead of a bus at which people get off, of one company where it is given; null where nobody waits any more. */
export function expectedArrival({ stops, eta }: Reckoned, company?: string): ExpectedStop | null {
  const last = eta.stops.findLast(
    ({ etaAt, companyId }) => etaAt !== null && companyId !== null && (company ?? companyId) === companyId,
  );
  if (last === undefined || last.etaAt === null) return null;
  const { stop, plannedAt, etaAt } = last;
  const name = stops.find((one) => one.stop === stop)?.name ?? '';
  return { name, plannedAt, etaAt, lateMin: minutesBetween(plannedAt, etaAt) };
}

function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}
