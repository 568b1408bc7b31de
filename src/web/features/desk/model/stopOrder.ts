import type { PlanStop } from '../../../../contract/plan.ts';
import type { PlanEdit } from '../../../../contract/planEdit.ts';
import type { TripFacts } from './tripFacts.ts';

/** A stop that is given another place among those of its kind in the same bus. */
export interface StopMove {
  /** Stop that is moved. */
  seq: number;
  /** Place among the pick-ups, or among the drop-offs, counted from 0 as they stand now. */
  to: number;
}

/** The stops among which one may change its place: pick-ups with pick-ups, drop-offs with drop-offs. */
export function peersOf(
  { pickups, dropoffs }: Pick<TripFacts, 'pickups' | 'dropoffs'>,
  seq: number,
): readonly PlanStop[] {
  return [pickups, dropoffs].find((stops) => stops.some((stop) => stop.seq === seq)) ?? [];
}

/** Tells a call of a bus by its place, which stays the same where its number changes. */
export function placeKey({ kind, lng, lat, companyId }: PlanStop): string {
  return [kind, lng, lat, companyId].join(' ');
}

/** The edit that a stop's new place asks for; null where it stays where it is, or cannot go there. */
export function orderEdit(facts: TripFacts, { seq, to }: StopMove): (PlanEdit & { kind: 'order' }) | null {
  const peers = peersOf(facts, seq);
  const at = peers.findIndex((stop) => stop.seq === seq);
  if (at < 0 || to === at || to < 0 || to >= peers.length) return null;
  const order = peers.map((stop) => stop.seq);
  order.splice(at, 1);
  order.splice(to, 0, seq);
  return { kind: 'order', tripId: facts.tripId, [peers === facts.pickups ? 'pickups' : 'dropoffs']: order };
}
