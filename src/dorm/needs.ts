import type { Sex } from '../contract/worker.ts';
import type { Policy } from '../policy/schema.ts';
import { type Guest, lastDay } from './guest.ts';

export type RoomKind = 'isolation' | 'dorm';

/** People who may share a room with each other and with nobody else. */
export interface Mix {
  key: string;
  kind: RoomKind;
  /** True where each of them has a room to himself. */
  alone: boolean;
  /** The days on which any of them is there. */
  from: string;
  until: string | null;
  groups: Group[];
}

/** People of a mix whom nothing tells apart when rooms are shared out. */
export interface Group {
  /** Place in the list of all groups. */
  index: number;
  mix: Mix;
  companyId: string;
  sex: Sex | null;
  coach: string;
  guests: Guest[];
}

/** Two who asked for a room of their own; both have the same need. */
export interface Couple {
  guests: [Guest, Guest];
  groups: [Group, Group];
}

export interface Needs {
  mixes: Mix[];
  groups: Group[];
  couples: Couple[];
}

/** Which room somebody needs. */
export function kindOf({ isolationDays }: Pick<Guest, 'isolationDays'>): RoomKind {
  return isolationDays > 0 ? 'isolation' : 'dorm';
}

/** Whether somebody has a room to himself: by his isolation rule, or because nobody knows with whom he may be. */
export function isAlone(guest: Pick<Guest, 'isolationDays' | 'singleRoom' | 'sex'>, { dorm }: Policy): boolean {
  return (kindOf(guest) === 'isolation' && guest.singleRoom) || (dorm.single_sex && guest.sex === null);
}

/** Sorts guests into those who may share rooms (domain.md §4: coach, days of arrival, sex). */
export function needsOf(guests: readonly Guest[], policy: Policy): Needs {
  const windows = arrivalWindows(guests, policy.cohort.arrival_window_h);
  const mixes = new Map<string, Mix>();
  const groups = new Map<string, Group>();
  const groupOf = new Map<string, Group>();
  for (const guest of guests) {
    const key = mixKey(guest, windows.get(guest.guestId)!, policy);
    const until = lastDay(guest);
    const mix = mixes.get(key) ?? {
      ...{ key, kind: kindOf(guest), alone: isAlone(guest, policy), from: guest.from, until, groups: [] },
    };
    mixes.set(key, mix);
    if (guest.from < mix.from) mix.from = guest.from;
    if (mix.until !== null && (until === null || until > mix.until)) mix.until = until;
    const { companyId, sex, coach } = guest;
    const groupKey = JSON.stringify([key, companyId, sex, coach]);
    let group = groups.get(groupKey);
    if (group === undefined) {
      group = { index: groups.size, mix, companyId, sex, coach, guests: [] };
      groups.set(groupKey, group);
      mix.groups.push(group);
    }
    group.guests.push(guest);
    groupOf.set(guest.guestId, group);
  }
  return {
    mixes: [...mixes.values()],
    groups: [...groups.values()],
    couples: policy.dorm.single_sex ? couplesOf(guests, groupOf) : [],
  };
}

/** Who may share a room has the same key. */
function mixKey(guest: Guest, window: number, policy: Policy): string {
  const kind = kindOf(guest);
  const sex = policy.dorm.single_sex ? guest.sex : null;
  if (isAlone(guest, policy))
    return JSON.stringify([kind, 'alone', guest.companyId, guest.sex, guest.from, lastDay(guest)]);
  if (kind === 'dorm') return JSON.stringify([kind, sex]);
  return JSON.stringify([kind, sex, policy.cohort.same_room_same_coach ? guest.coach : window]);
}

/** Number of each guest's arrival window: a window begins with the first who came too late for the one before. */
function arrivalWindows(guests: readonly Guest[], hours: number): Map<string, number> {
  const windows = new Map<string, number>();
  let window = -1;
  let beginMs = Number.NEGATIVE_INFINITY;
  for (const { guestId, arriveMs } of [...guests].sort((a, b) => a.arriveMs - b.arriveMs)) {
    if (arriveMs - beginMs > hours * 3_600_000) {
      window++;
      beginMs = arriveMs;
    }
    windows.set(guestId, window);
  }
  return windows;
}

/** Couples whose two have the same need and come together; nobody who must be alone is in one. Where sexes may share a room they need no exception. */
function couplesOf(guests: readonly Guest[], groupOf: ReadonlyMap<string, Group>): Couple[] {
  const byCouple = new Map<string, Guest[]>();
  for (const guest of guests)
    if (guest.couple !== null) byCouple.set(guest.couple, [...(byCouple.get(guest.couple) ?? []), guest]);
  return [...byCouple.values()].flatMap((two) => {
    const [a, b] = two;
    if (a === undefined || b === undefined || two.length !== 2) return [];
    const groups: [Group, Group] = [groupOf.get(a.guestId)!, groupOf.get(b.guestId)!];
    const sameNeed = groups[0].mix.kind === groups[1].mix.kind && a.coach === b.coach;
    if (!sameNeed || groups.some(({ mix }) => mix.alone)) return [];
    return [{ guests: [a, b], groups }];
  });
}
