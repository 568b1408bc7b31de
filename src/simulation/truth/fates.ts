import type { Fate } from '../acts.ts';
import type { Chance } from '../chance.ts';
import type { Odds } from '../odds.ts';
import type { Scene } from '../scene.ts';

/** What somebody does at the kerb. */
export interface Kerb {
  workerId: string;
  companyId: string;
  fate: Fate;
  /** Bus and stop that he is at; null where he is at none. */
  boards: { tripId: string; stop: number } | null;
  /** Bus and stop that wait for him by the plan; null without a seat. */
  planned: { tripId: string; stop: number } | null;
}

/** Who comes to which bus, and who does not. */
export function castFates(scene: Scene, odds: Odds, chance: Chance): Kerb[] {
  const seats = new Map(
    scene.trips.flatMap(({ tripId, stops }) =>
      stops.flatMap(({ board }, stop) => board.map((workerId) => [workerId, { tripId, stop }] as const)),
    ),
  );
  const pickups = scene.trips.flatMap(({ tripId, stops }) =>
    stops.flatMap(({ kind }, stop) => (kind === 'pickup' ? [{ tripId, stop }] : [])),
  );
  return scene.workers.map(({ workerId, companyId }): Kerb => {
    const planned = seats.get(workerId) ?? null;
    if (planned === null) {
      const comes = pickups.length > 0 && chance.happens(odds.walkOn);
      const boards = comes ? chance.pick(pickups) : null;
      return { workerId, companyId, planned, boards, fate: comes ? 'travels' : 'stays_home' };
    }
    const others = pickups.filter(({ tripId }) => tripId !== planned.tripId);
    if (others.length > 0 && chance.happens(odds.wrongBus))
      return { workerId, companyId, planned, boards: chance.pick(others), fate: 'travels' };
    const fate = castFate(odds, chance);
    return { workerId, companyId, planned, boards: fate === 'travels' ? planned : null, fate };
  });
}

function castFate(odds: Odds, chance: Chance): Fate {
  if (chance.happens(odds.noShow)) return 'no_show';
  if (chance.happens(odds.feverAtBoarding)) return 'refused';
  return chance.happens(odds.withdrawn) ? 'withdrawn' : 'travels';
}
