import type { RuleId } from '../../../src/checker/rules.ts';
import type { Plan, PlanStop, PlanTrip } from '../../../src/contract/plan.ts';
import type { Files } from '../handScenario.ts';

/** A sound plan and its scenario files, to be broken. */
export interface Draft {
  plan: Plan;
  files: Files;
  /** The plan that it was made from, where an operator is about that. */
  start?: Plan;
}

/** Random choices of one seed. */
export interface Dice {
  /** Integer from `least` to `most`, both included. */
  int(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
}

/** Breaks one rule on purpose; the checker must name it. Other rules may break with it. */
export interface Operator {
  rule: RuleId;
  does: string;
  apply(draft: Draft, dice: Dice): void;
}

/** Dice of a seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { int, pick: (items) => items[int(0, items.length - 1)]! };
}

/** All stops of some kinds, with their trips. */
export function stopsOf(plan: Plan, ...kinds: PlanStop['kind'][]): { trip: PlanTrip; stop: PlanStop }[] {
  return plan.trips.flatMap((trip) =>
    trip.stops.filter((stop) => kinds.length === 0 || kinds.includes(stop.kind)).map((stop) => ({ trip, stop })),
  );
}

/** Workers who travel. */
export function travellers(plan: Plan) {
  return plan.workers.filter((worker) => worker.tripId !== null);
}

/** An instant later by some seconds, as text. */
export function later(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** Moves all times from a stop on; the arrival at that very stop only where `arrival` says so. */
export function delay(trip: PlanTrip, fromSeq: number, seconds: number, arrival = true): void {
  for (const stop of trip.stops.slice(fromSeq)) {
    if (stop.seq > fromSeq || arrival) stop.arriveAt = later(stop.arriveAt, seconds);
    stop.departAt = later(stop.departAt, seconds);
  }
}

/** Edits a text file; a change that changes nothing is a mistake in the operator. */
export function edit({ files }: Draft, name: string, change: (text: string) => string): void {
  const before = files.get(name);
  if (typeof before !== 'string') throw new Error(`${name} is not a text file of the fixture`);
  const after = change(before);
  if (after === before) throw new Error(`${name} was not changed`);
  files.set(name, after);
}

interface ScenarioHead {
  name: string;
  originProvinces: string[];
  limits: Record<string, number>;
  policy: { override: Record<string, Record<string, unknown>> };
}

/** Edits `scenario.json`. */
export function editHead(draft: Draft, change: (head: ScenarioHead) => void): void {
  edit(draft, 'scenario.json', (text) => {
    const head = JSON.parse(text) as ScenarioHead;
    change(head);
    return JSON.stringify(head);
  });
}

/** Overrides one field of the policy in `scenario.json`. */
export function override(draft: Draft, group: string, field: string, value: unknown): void {
  editHead(draft, ({ policy }) => {
    policy.override[group] = { ...policy.override[group], [field]: value };
  });
}

/** Edits one cell of a CSV file of the fixture: the line that has `key` in it. */
export function editCell(
  draft: Draft,
  name: string,
  key: string,
  column: number,
  change: (cell: string) => string,
): void {
  edit(draft, name, (text) =>
    text
      .split('\n')
      .map((line) => {
        const cells = line.split(',');
        if (!cells.includes(key)) return line;
        cells[column] = change(cells[column] ?? '');
        return cells.join(',');
      })
      .join('\n'),
  );
}
