/**
 * Multipliers of the master's rows, clipped to their lawful sign. Pricing asks what a bus could earn at these prices; the
 * bound follows from the answer alone, however the prices were found.
 */
export interface Prices {
  /** For each person of a group carried, ≥ 0. */
  person: Float64Array;
  /** For each bus in which anybody of a family rides, ≥ 0; likewise of a company. */
  family: Float64Array;
  company: Float64Array;
  /** For each ride that counts in a cut, ≥ 0; cuts that came later than these prices have none. */
  cut: Float64Array;
  /** Likewise for each bus that stops at a place of a capacity cut. */
  place: Float64Array;
  /** Likewise for each time that a ride counts in a cut over one group's rides. */
  split: Float64Array;
  /** For each bus used, ≥ 0. */
  bus: number;
  /** What a bus of the type must pay before it is of use to the master, ≥ 0; the bound does not need it. */
  rent: Float64Array;
}

/** Prices between two: `share` of the first, the rest of the second. */
export function between(a: Prices, b: Prices, share: number): Prices {
  const mix = (x: number, y: number) => share * x + (1 - share) * y;
  const mixAll = (x: Float64Array, y: Float64Array) => x.map((value, i) => mix(value, y[i]!));
  return {
    person: mixAll(a.person, b.person),
    family: mixAll(a.family, b.family),
    company: mixAll(a.company, b.company),
    cut: a.cut.map((value, i) => mix(value, b.cut[i] ?? 0)),
    place: a.place.map((value, i) => mix(value, b.place[i] ?? 0)),
    split: a.split.map((value, i) => mix(value, b.split[i] ?? 0)),
    bus: mix(a.bus, b.bus),
    rent: mixAll(a.rent, b.rent),
  };
}
