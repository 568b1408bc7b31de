/** A county-level division of today (2023), WGS84 seat. */
export interface County {
  /** 6-digit GB/T 2260 code. */
  adcode: string;
  name: string;
  /** Prefecture-level city, for example 阜阳市. */
  prefecture: string;
  province: string;
  lng: number;
  lat: number;
}

/** What a written place name leads to. */
export type CountyMatch =
  | { kind: 'found'; county: County /** True where other columns had to settle it. */; inferred: boolean }
  | { kind: 'ambiguous'; candidates: County[] }
  | { kind: 'unknown' };

/** Further texts of the same row that may settle an ambiguous name, for example the home address or the ID's first six digits. */
export interface CountyHints {
  texts: readonly string[];
  idPrefix: string | null;
}

/** The county register as `roster/` needs it; `geo/` implements it. */
export interface CountyRegister {
  /** Today's county by code; abolished codes lead to their successor; null if there never was such a code in the four provinces. */
  byAdcode(adcode: string): County | null;
  /** A name as people write it (临泉县, 临泉, 安徽阜阳临泉, 341221, a full address), settled by hints only where they point to exactly one. */
  resolve(text: string, hints?: CountyHints): CountyMatch;
  /**
   * Today's county for the first six digits of an ID number, any code valid since 1980 anywhere in China.
   * `county` is null where the code is real but lies outside the four provinces, or where it has no single successor;
   * `known` is false for a code that never existed. With the year of birth from the same number, the few codes that were
   * given twice are read as they were then (419001 was 义马市 until 1994).
   */
  fromIdPrefix(prefix: string, birthYear?: number): { known: boolean; county: County | null };
}
