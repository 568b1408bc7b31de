import type { RiskLevel } from '../contract/scenario.ts';
import type { Policy } from '../policy/schema.ts';
import type { RawRisk } from './raw/scenario.ts';

/** Seats of a coach as formats.md §2 lays them out: 2+2 rows from the front door, a bench across the back. */
export interface Cabin {
  /** Pairs (or lone seats) that passengers may use. */
  pairs: string[][];
  /** Seats of the observation area. */
  reserved: Set<string>;
}

/** Rows are numbered from the front; a row that is not full is the first; the bench is the last and counts as a row. */
export function cabinOf(seats: number, { vehicle, seatmap }: Policy): Cabin {
  const bench = Math.min(vehicle.back_bench, seats);
  const odd = (seats - bench) % 4;
  const widths = [
    ...(odd > 0 ? [odd] : []),
    ...Array<number>((seats - bench - odd) / 4).fill(4),
    ...(bench > 0 ? [bench] : []),
  ];
  const open = Math.max(0, widths.length - seatmap.reserve_back_rows);
  const cabin: Cabin = { pairs: [], reserved: new Set() };
  widths.forEach((width, row) => {
    const labels = [...'ABCDEFGHIJKLMNOPQRST'.slice(0, width)].map((letter) => `${row + 1}${letter}`);
    if (row >= open) for (const label of labels) cabin.reserved.add(label);
    else for (let at = 0; at < width; at += 2) cabin.pairs.push(labels.slice(at, at + 2));
  });
  return cabin;
}

/** Passengers that the policy allows in a coach: the smaller of ⌊share × seats⌋ and the seats outside the reserved rows. */
export function allowedAboard(seats: number, risk: RiskLevel, policy: Policy): number {
  const { pairs } = cabinOf(seats, policy);
  const outside = policy.seatmap.strict_one_per_pair ? pairs.length : pairs.flat().length;
  // hundredths are exact in integers, so that 0.7 × 10 is 7 and not 6.999…
  const legal = Math.floor((Math.round(policy.occupancy.by_risk[risk] * 10_000) * seats) / 10_000);
  return Math.min(legal, outside);
}

const rank: Record<RiskLevel, number> = { low: 0, medium: 1, high: 2 };

/** Level of a county on a date; the highest of the periods that cover it, low where none does. */
export function riskOn(date: string, adcode: string, risks: readonly RawRisk[]): RiskLevel {
  return highest(
    risks
      .filter((risk) => risk.adcode === adcode)
      .filter(({ from, to }) => (from === '' || from <= date) && (to === '' || date <= to))
      .map((risk) => risk.level),
  );
}

/** The highest of some levels; low where there is none. */
export function highest(levels: readonly RiskLevel[]): RiskLevel {
  return levels.reduce<RiskLevel>((top, level) => (rank[level] > rank[top] ? level : top), 'low');
}
