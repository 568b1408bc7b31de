import type { JourneyEvent } from '../contract/journeyEvent.ts';

/** That somebody had a bed for a time. */
export interface BedStay {
  bedId: string;
  fromMs: number;
  /** Null: he still has it. */
  toMs: number | null;
}

/** The room of a bed: its id (`bedLabel` of contract/dorms.ts) without the number of the bed; the database reads it alike (`bed_room`). */
export function roomOf(bedId: string): string {
  return bedId.replace(/[-/][^-/]*$/, '');
}

/** The beds that somebody had, by what was told of him, in the order of actions. In hospital he has none; back from it the one before. */
export function bedStays(events: readonly JourneyEvent[]): BedStay[] {
  const stays: BedStay[] = [];
  let last: string | null = null;
  const end = (atMs: number) => {
    const open = stays.at(-1);
    if (open !== undefined && open.toMs === null) open.toMs = atMs;
  };
  for (const event of events) {
    const atMs = Date.parse(event.at);
    const given = event.kind === 'bed' || event.kind === 'isolated' ? (event.bedId ?? null) : null;
    const bedId = event.kind === 'returned' ? last : given;
    if (bedId !== null && (stays.at(-1)?.bedId !== bedId || stays.at(-1)?.toMs !== null)) {
      end(atMs);
      stays.push({ bedId, fromMs: atMs, toMs: null });
    }
    if (given !== null) last = given;
    if (['moved_out', 'referred', 'hospital', 'checked_out'].includes(event.kind)) end(atMs);
    if (event.kind === 'moved_out' || event.kind === 'checked_out') last = null;
  }
  return stays;
}

/** Two stays in the same room at the same time: from when to when; null where they were not. */
export function sharedRoom(a: BedStay, b: BedStay): { fromMs: number; toMs: number | null } | null {
  if (roomOf(a.bedId) !== roomOf(b.bedId)) return null;
  const fromMs = Math.max(a.fromMs, b.fromMs);
  const ends = [a.toMs, b.toMs].filter((end) => end !== null);
  const toMs = ends.length === 0 ? null : Math.min(...ends);
  return toMs !== null && toMs <= fromMs ? null : { fromMs, toMs };
}
