/** A room of dorms.csv as the checker reads it. */
export interface RawRoom {
  site: string;
  building: string;
  floor: string;
  room: string;
  beds: number;
  sex: string;
  kind: string;
  /** Empty where the room is open to all. */
  companyId: string;
}

/** A line of dorms.csv; without a sex it is for both, without a kind an ordinary room. */
export function roomOf(row: Record<string, string>): RawRoom {
  const text = (name: string) => (row[name] ?? '').trim();
  return {
    site: text('site'),
    building: text('building'),
    floor: text('floor'),
    room: text('room'),
    beds: Number(text('beds')),
    sex: text('sex') || 'any',
    kind: text('kind') || 'dorm',
    companyId: text('company_id'),
  };
}

/** A bed that somebody of another batch has, by the name that documents give it. */
export interface RawHeldBed {
  bed: string;
  from: string;
  /** Last day; empty where it is open. */
  until: string;
}

/** A line of beds_held.csv, which the server adds to the files of a batch; a folder alone knows of no other batches. */
export function heldBedOf(row: Record<string, string>): RawHeldBed {
  return { bed: row.bed ?? '', from: row.from ?? '', until: row.until ?? '' };
}
