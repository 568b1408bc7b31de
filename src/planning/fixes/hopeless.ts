import type { BusChange, FixChange } from '../../contract/fix.ts';
import type { Batch } from '../batch.ts';
import { noFleet, type Obstacle } from '../obstacles.ts';
import { SoloCheck } from '../solo.ts';
import { addedPlate } from './applyFix.ts';
import { betterDates } from './betterDates.ts';
import { busFamilies, driverFamilies, type Family, once } from './catalogue.ts';
import { fixPriceCny } from './fixPrice.ts';
import { type LeftOver, peopleIn } from './leftOver.ts';
import { market } from './market.ts';
import { mergeChanges, targetOf } from './mergeChanges.ts';
import { nearestPlace } from './nearestPlace.ts';
import { overLimits, type SoloPath, soloPath } from './soloPath.ts';
import { busKinds, soloRun } from './soloRun.ts';
import type { Trials } from './trial.ts';

/** People whom no bus could carry even if it were theirs alone, and the ways to make one able to. */
export interface HopelessCase {
  left: LeftOver[];
  /** By group: the limits in the way of the bus that needs least. */
  obstacles: ReadonlyMap<number, Obstacle[]>;
  /** Least changes that let a bus of the fleet carry one of each group; null where none does. */
  relaxed: FixChange[] | null;
  /** The same for as many of each group as fit into a bus, whose boarding takes longer. */
  relaxedForLoad: FixChange[] | null;
  /** Another place to wait at, for each place of theirs; null where there is none near enough. */
  moved: FixChange[] | null;
}

/** Solving again is done for so many cases at most; similar ones are put together. */
const mostCases = 8;
/** Beyond so many groups only the likeliest kinds of bus are looked at in detail. */
const detailedGroups = 24;
const likelyKinds = 2;

/** The hopeless by where they wait; many of the same kind become one case with one fix for all. */
export async function hopelessCases(trials: Trials, left: readonly LeftOver[]): Promise<HopelessCase[]> {
  const { batch, deps } = trials;
  const kindsMost = left.length > detailedGroups ? likelyKinds : Number.POSITIVE_INFINITY;
  const places = new Map<number, LeftOver[]>();
  for (const item of left) {
    const { pickup } = batch.groups[item.group]!;
    places.set(pickup, [...(places.get(pickup) ?? []), item]);
  }
  const cases: HopelessCase[] = [];
  for (const here of places.values()) {
    const paths = new Map<number, SoloPath | null>();
    for (const { group } of here) paths.set(group, await leastPath(batch, group, kindsMost));
    const loads = await Promise.all([...paths].map(([group, path]) => path && loadPath(batch, group, path)));
    cases.push({
      left: here,
      obstacles: new Map([...paths].map(([group, path]) => [group, path?.obstacles ?? withoutFleet(batch, group)])),
      relaxed: changesOf([...paths.values()]),
      relaxedForLoad: changesOf(loads),
      moved: batch.fleet.length === 0 ? null : await nearestPlace(batch, here, deps).then((one) => one && [one]),
    });
  }
  return bundled(batch, cases);
}

/** What the catalogue has for a case, beside what may have to be added to it. */
export async function hopelessFamilies(trials: Trials, one: HopelessCase, riding: number, busy: ReadonlySet<string>) {
  const { batch } = trials;
  const onTop = (base: FixChange[]) => (): Family[] => [
    ...busFamilies(batch, riding, peopleIn(one.left), base),
    ...driverFamilies(batch, busy, peopleIn(one.left), base),
  ];
  const families: Family[] = [];
  const bases = [one.relaxed, one.relaxedForLoad, one.moved].filter((base) => base !== null);
  for (const base of bases) families.push(once(base, onTop(base)));
  families.push(...(await crewFamilies(trials, one, bases, busy)));
  families.push(...(await coachFamilies(trials, one)));
  for (const { change, batch: shifted } of await betterDates(trials))
    if (opensFor(shifted, one)) families.push(once([change], onTop([change])));
  return families;
}

/** True where in the changed batch each of the people could ride if the buses were his alone. */
function opensFor(batch: Batch | null, { left }: HopelessCase): boolean {
  if (batch === null) return false;
  const check = new SoloCheck(batch);
  return left.every(({ group }) => check.possible(group));
}

/** More drivers alone, where that opens the way: a path names one bus, and another may have more seats. */
async function crewFamilies(trials: Trials, one: HopelessCase, bases: FixChange[][], busy: ReadonlySet<string>) {
  const known = new Set(bases.map((base) => JSON.stringify(base)));
  const families: Family[] = [];
  for (const family of driverFamilies(trials.batch, busy, peopleIn(one.left))) {
    const most = family.changesFor(family.to);
    if (!known.has(JSON.stringify(most)) && opensFor(await trials.changed(most), one)) families.push(family);
  }
  return families;
}

/** Coaches of the market, free at once and with their drivers, where those open the way with less than the fleet's own buses need. */
async function coachFamilies(trials: Trials, { left, relaxed }: HopelessCase): Promise<Family[]> {
  const { policy, scenario } = trials.batch;
  const most = relaxed === null ? Number.POSITIVE_INFINITY : fixPriceCny(relaxed, policy);
  const needs = new Map<string, FixChange[] | null>();
  const families: Family[] = [];
  const people = peopleIn(left);
  for (const { capacity, ...coach } of market(trials.batch)) {
    if (capacity === 0) continue;
    const kind = `${coach.depotId}|${coach.drivers}`;
    const added: FixChange = { ...coach, amount: 1 };
    if (!needs.has(kind)) {
      const batch = await trials.changed([added]);
      if (batch === null) return [];
      const type = batch.fleet.findIndex(({ plates }) => plates.includes(addedPlate(scenario.fleet.length)));
      const paths = await Promise.all(left.map(({ group }) => soloPath(batch, soloRun(batch, group), type)));
      needs.set(kind, paths.every(({ open }) => open) ? mergeChanges(paths.flatMap(({ changes }) => changes)) : null);
    }
    const more = needs.get(kind)!;
    if (more !== null && fixPriceCny(more, policy) < most)
      families.push(coachFamily({ coach, capacity, people, more }));
  }
  return families;
}

/** As many coaches as carry so many people, with what they need besides; without that the fleet's own buses carry none of them. */
function coachFamily(of: {
  coach: Omit<BusChange, 'amount'>;
  capacity: number;
  people: number;
  more: FixChange[];
}): Family {
  const { coach, capacity, people, more } = of;
  const from = more.length === 0 ? Math.ceil(people / capacity) : 1;
  return {
    from,
    to: from + people,
    stepwise: people <= capacity,
    changesFor: (amount) => [{ ...coach, amount }, ...more],
  };
}

/** With no bus at all, the limits of the run are all that can be told. */
function withoutFleet(batch: Batch, group: number): Obstacle[] {
  return [noFleet(), ...overLimits(batch, soloRun(batch, group)).obstacles];
}

/** The path that costs least over every kind of bus; where none is open, the one with the fewest obstacles. Null without buses. */
async function leastPath(batch: Batch, group: number, kindsMost: number): Promise<SoloPath | null> {
  const run = soloRun(batch, group);
  const kinds = busKinds(batch, run.risk).sort((a, b) => {
    const [x, y] = [batch.fleet[a]!, batch.fleet[b]!];
    return (
      y.drivers - x.drivers || x.earliestStartS - y.earliestStartS || y.capacity[run.risk]! - x.capacity[run.risk]!
    );
  });
  let best: SoloPath | null = null;
  for (const type of kinds.slice(0, kindsMost)) {
    const path = await soloPath(batch, run, type);
    if (best === null || isBetter(path, best)) best = path;
  }
  return best;
}

/** What a bus full of the group needs on top; boarding only takes time, so that distances alone stay as they are. */
async function loadPath(batch: Batch, group: number, path: SoloPath): Promise<SoloPath> {
  if (!path.open || path.obstacles.every(({ code }) => code === 'loaded_distance')) return path;
  const seats = batch.fleet[path.busType]!.capacity[batch.groupRisk[group]!]!;
  const people = Math.min(seats, batch.groups[group]!.workers.length);
  return people <= 1 ? path : soloPath(batch, soloRun(batch, group, people), path.busType);
}

/** All that the paths need together; null where one of them is not open. */
function changesOf(paths: readonly (SoloPath | null)[]): FixChange[] | null {
  return paths.every((path) => path?.open) ? mergeChanges(paths.flatMap((path) => path!.changes)) : null;
}

function isBetter(a: SoloPath, b: SoloPath): boolean {
  if (a.open !== b.open) return a.open;
  return a.open ? a.priceCny < b.priceCny : a.obstacles.length < b.obstacles.length;
}

/** At most `mostCases` cases: those that need the same things, next to each other by price, are put together. */
function bundled(batch: Batch, cases: HopelessCase[]): HopelessCase[] {
  if (cases.length <= mostCases) return cases;
  const needs = ({ relaxed }: HopelessCase) => (relaxed === null ? '' : relaxed.map(targetOf).sort().join(' '));
  const price = ({ relaxed }: HopelessCase) => (relaxed === null ? 0 : fixPriceCny(relaxed, batch.policy));
  const sorted = [...cases].sort((a, b) => (needs(a) < needs(b) ? -1 : needs(a) > needs(b) ? 1 : price(a) - price(b)));
  const size = Math.ceil(cases.length / mostCases);
  const bundles: HopelessCase[] = [];
  for (const one of sorted) {
    const last = bundles.at(-1);
    const fits = last !== undefined && placesIn(batch, last) < size && needs(last) === needs(one);
    if (fits) bundles[bundles.length - 1] = together(last, one);
    else bundles.push(one);
  }
  return bundles;
}

function placesIn(batch: Batch, { left }: HopelessCase): number {
  return new Set(left.map(({ group }) => batch.groups[group]!.pickup)).size;
}

function together(a: HopelessCase, b: HopelessCase): HopelessCase {
  return {
    left: [...a.left, ...b.left],
    obstacles: new Map([...a.obstacles, ...b.obstacles]),
    relaxed: a.relaxed && b.relaxed && mergeChanges([...a.relaxed, ...b.relaxed]),
    relaxedForLoad: a.relaxedForLoad && b.relaxedForLoad && mergeChanges([...a.relaxedForLoad, ...b.relaxedForLoad]),
    moved: a.moved && b.moved && [...a.moved, ...b.moved],
  };
}
