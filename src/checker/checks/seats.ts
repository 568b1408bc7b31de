import { cabinOf } from '../cabin.ts';
import type { Check, CheckContext } from '../context.ts';
import type { PlanWorkerShape } from '../planShape.ts';

/** Seats exist, are not reserved, hold one person, fill one a pair first and are shared within a company. */
export const checkSeats: Check = (context) => {
  const { plan, trips, raw, policy, findings } = context;
  for (const { workerId, tripId, seat } of plan.workers)
    findings.expect('seat.exists', (tripId === null) === (seat === null), {
      workerId,
      tripId: tripId ?? undefined,
      limit: tripId === null ? 'no seat' : 'a seat',
      actual: seat ?? '—',
    });
  for (const { tripId, doc } of trips) {
    const cabin = cabinOf(raw.fleet.get(doc.bus.plate)?.seats ?? doc.bus.seats, policy);
    const open = new Set(cabin.pairs.flat());
    const sitting = new Map<string, PlanWorkerShape>();
    for (const worker of plan.workers) {
      const { seat, workerId } = worker;
      if (worker.tripId !== tripId || seat === null) continue;
      const place = { tripId, workerId, actual: seat };
      findings.expect('seat.exists', open.has(seat) || cabin.reserved.has(seat), { limit: 'seat map', ...place });
      findings.expect('seat.reserved', !cabin.reserved.has(seat), { limit: 'not reserved', ...place });
      findings.expect('seat.doubled', !sitting.has(seat), { limit: 1, ...place });
      sitting.set(seat, worker);
    }
    checkPairs(context, tripId, cabin.pairs, sitting);
  }
};

/**
 * With more people than pairs some pairs are shared. Sharing across companies is unavoidable only as far as the companies
 * aboard cannot form enough pairs of their own: n people of one company form at most ⌊n / 2⌋.
 */
function checkPairs(
  { findings }: CheckContext,
  tripId: string,
  pairs: readonly string[][],
  sitting: ReadonlyMap<string, PlanWorkerShape>,
): void {
  const filled = pairs.map((pair) => pair.flatMap((seat) => sitting.get(seat)?.companyId ?? []));
  const empty = filled.filter((companies) => companies.length === 0).length;
  const shared = filled.filter((companies) => companies.length > 1);
  findings.expect('seat.one_per_pair', empty === 0 || shared.length === 0, { tripId, limit: 0, actual: shared.length });

  const sizes = new Map<string, number>();
  for (const company of filled.flat()) sizes.set(company, (sizes.get(company) ?? 0) + 1);
  const within = [...sizes.values()].reduce((sum, size) => sum + Math.floor(size / 2), 0);
  const needed = Math.max(0, filled.flat().length - pairs.length);
  const unavoidable = Math.max(0, needed - within);
  const mixed = shared.filter((companies) => new Set(companies).size > 1).length;
  findings.expect('seat.shared', mixed <= unavoidable, { tripId, limit: unavoidable, actual: mixed });
}
