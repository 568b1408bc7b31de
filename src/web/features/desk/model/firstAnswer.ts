import type { Verdict } from '../../../../contract/planDraft.ts';
import type { Lock } from '../../../../contract/replan.ts';
import type { Bilingual } from '../../../../contract/text.ts';
import type { Cargo } from './cargo.ts';
import { pairsAcross, type TripFacts } from './tripFacts.ts';

/** What putting people into a bus would mean, and the limits that say so. */
export interface DropAnswer {
  verdict: Verdict;
  reasons: readonly Bilingual[];
}

/** Most stops of a trip, where the policy knows them. */
export interface StopLimits {
  pickups: number | null;
  dropoffs: number | null;
}

/**
 * The pages' own answer, at once, by what can be counted here: seats, locks, number of stops and contacts. Times, distances and
 * driving hours are the server's to say (`whatIf`), whose answer replaces this one when it is there; until then nothing is
 * promised: what is not forbidden here may still be.
 */
export function firstAnswer(
  cargo: Cargo,
  target: TripFacts,
  locks: readonly Lock[],
  limits: StopLimits,
): DropAnswer | null {
  if (cargo.from === target.tripId) return null;
  const broken = [
    ...lockReasons(cargo, target, locks),
    ...seatReasons(cargo, target),
    ...stopReasons(cargo, target, limits),
  ];
  if (broken.length > 0) return { verdict: 'forbidden', reasons: broken };
  const pairs = pairsAcross([...target.groups, ...cargo.groups]) - target.contactPairs - pairsAcross(cargo.groups);
  if (pairs === 0) return { verdict: 'allowed', reasons: [] };
  return {
    verdict: 'warning',
    reasons: [{ zh: `跨企业接触对增加 ${pairs}`, en: `${pairs} more contact pairs across companies` }],
  };
}

function lockReasons({ from }: Cargo, { tripId }: TripFacts, locks: readonly Lock[]): Bilingual[] {
  return [tripId, from]
    .filter((id) => id !== null && locks.some((lock) => lock.kind === 'trip' && lock.tripId === id))
    .map((id) => ({ zh: `${id} 已锁定`, en: `${id} is locked` }));
}

function seatReasons({ people }: Cargo, { people: riding, trip }: TripFacts): Bilingual[] {
  const over = riding + people - trip.bus.capacity;
  if (over <= 0) return [];
  const { capacity } = trip.bus;
  return [
    {
      zh: `限乘 ${capacity} 人，将有 ${riding + people} 人，超 ${over} 人`,
      en: `${capacity} may ride, ${riding + people} would: ${over} too many`,
    },
  ];
}

function stopReasons({ groups }: Cargo, target: TripFacts, { pickups, dropoffs }: StopLimits): Bilingual[] {
  const reasons: Bilingual[] = [];
  const places = new Set([...target.pickups.map(({ name }) => name), ...groups.map(({ stopName }) => stopName)]);
  const known = groups.every(({ stopName, adcode }) => stopName !== adcode);
  if (pickups !== null && known && places.size > pickups)
    reasons.push({
      zh: `上车点最多 ${pickups} 个，将有 ${places.size} 个`,
      en: `at most ${pickups} pick-up places, ${places.size} would be`,
    });
  const companies = new Set([...target.companyIds, ...groups.map(({ companyId }) => companyId)]);
  if (dropoffs !== null && companies.size > dropoffs)
    reasons.push({
      zh: `下车企业最多 ${dropoffs} 家，将有 ${companies.size} 家`,
      en: `at most ${dropoffs} companies, ${companies.size} would be`,
    });
  return reasons;
}
