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
