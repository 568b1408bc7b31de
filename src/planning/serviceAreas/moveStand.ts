import type { TimetableEntry } from '../../schedule/types.ts';

/** Entries that stand at one place on a leg, one after another: a rest, a change of driver, or both. */
export interface Stand {
  first: number;
  last: number;
}

/** Stands on the way of a leg, in order; those at a stop's door lie where they lie. */
export function standsOnTheWay(entries: readonly TimetableEntry[]): Stand[] {
  const stands: Stand[] = [];
  entries.forEach(({ stop, along, legDriveS }, i) => {
    const last = stands.at(-1);
    if (stop !== null || along <= 0 || along >= 1) return;
    if (legDriveS === 0 && last?.last === i - 1) last.last = i;
    else if (legDriveS > 0) stands.push({ first: i, last: i });
  });
  return stands;
}

/**
 * A timetable's entries with a stand taken earlier on its leg, for as long as before: who stands sooner drives as much more
 * afterwards, so that every other instant stays. Null where the bus would not come so far back in this drive.
 */
export function moveStand(
  entries: readonly TimetableEntry[],
  { first, last }: Stand,
  along: number,
  legM: number,
): TimetableEntry[] | null {
  const stand = entries[first]!;
  const backM = Math.round((stand.along - along) * legM);
  const backS = Math.round((backM * stand.legDriveS) / stand.legDistanceM);
  if (backM < 0 || backM >= stand.legDistanceM || backS >= stand.legDriveS) return null;
  return entries.map((entry, i) => {
    if (i < first || i > last + 1) return entry;
    if (i === last + 1)
      return { ...entry, legDistanceM: entry.legDistanceM + backM, legDriveS: entry.legDriveS + backS };
    return {
      ...entry,
      along,
      arriveS: entry.arriveS - backS,
      departS: entry.departS - backS,
      ...(i === first && { legDistanceM: entry.legDistanceM - backM, legDriveS: entry.legDriveS - backS }),
    };
  });
}
