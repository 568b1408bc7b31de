import { type DormStay, roomLabel } from '../contract/dorms.ts';
import type { SupplyAmounts } from '../contract/supplies.ts';
import { addDays, daysBetween } from '../health/localDays.ts';
import { feverRooms } from '../policy/feverRooms.ts';
import type { Policy } from '../policy/schema.ts';
import { concentrateMl } from './amounts.ts';
import { withSpare } from './tripNeeds.ts';

/** Local dates, both included. */
interface Span {
  from: string;
  until: string;
}

/**
 * What a dormitory site is given by the policy for all stays there: masks by person and day, a thermometer for so many people, protective
 * clothing for the cases of fever that the site keeps rooms for (domain.md §4: one at least) and a day for as long as somebody is isolated,
 * disinfectant by room and day.
 *
 * @param stays all of one site
 */
export function siteNeeds(stays: readonly DormStay[], policy: Policy): SupplyAmounts {
  const { disinfect, supplies } = policy;
  const { masks_person_day, thermometer_people, suits_day, suits_case, solution_ml_room_day, open_stay_days } =
    supplies.dorm;
  const spans = stays.map(({ from, until }): Span => ({ from, until: until ?? addDays(from, open_stay_days - 1) }));
  const byRoom = new Map<string, Span[]>();
  for (const [i, span] of spans.entries()) {
    const room = roomLabel(stays[i]!);
    byRoom.set(room, [...(byRoom.get(room) ?? []), span]);
  }
  const roomDays = [...byRoom.values()].reduce((sum, inRoom) => sum + daysCovered(inRoom), 0);
  const isolated = spans.filter((_, i) => stays[i]!.kind === 'isolation');
  const cases = isolated.length === 0 ? 0 : Math.max(1, feverRooms(isolated.length, policy));
  const personDays = spans.reduce((sum, span) => sum + daysOf(span), 0);
  return {
    mask: withSpare(personDays * masks_person_day, supplies.mask_spare_pct),
    thermometer: Math.ceil(stays.length / thermometer_people),
    protective_suit: daysCovered(isolated) * suits_day + cases * suits_case,
    disinfectant: concentrateMl(roomDays * solution_ml_room_day, disinfect.chlorine_mg_l[1], supplies.concentrate_mg_l),
  };
}

function daysOf({ from, until }: Span): number {
  return Math.max(0, daysBetween(from, until) + 1);
}

/** Days on which at least one of the spans holds. */
function daysCovered(spans: readonly Span[]): number {
  let days = 0;
  let end = '';
  for (const { from, until } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = end !== '' && from <= end ? addDays(end, 1) : from;
    days += daysOf({ from: start, until });
    if (until > end) end = until;
  }
  return days;
}
