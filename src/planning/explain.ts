import type { FixChange, PlanFix } from '../contract/fix.ts';
import type { DriverShortage, PlanUnassigned } from '../contract/plan.ts';
import { type Bilingual, inLocale, type Locale } from '../contract/text.ts';
import type { Batch } from './batch.ts';
import { betterDates } from './fixes/betterDates.ts';
import {
  apartFamilies,
  busFamilies,
  driverFamilies,
  lockFamilies,
  occupancyFamilies,
  once,
  ruleGate,
  seatsOf,
} from './fixes/catalogue.ts';
import { cheapestFix, type ProvenFix } from './fixes/cheapestFix.ts';
import { crowdedReason, type Reason } from './fixes/crowdedReason.ts';
import { fixText } from './fixes/fixText.ts';
import { hopelessCases, hopelessFamilies } from './fixes/hopeless.ts';
import { idsOf, type LeftOver, peopleIn } from './fixes/leftOver.ts';
import { type TrialDeps, Trials } from './fixes/trial.ts';
import { lackingDrivers } from './lackingDrivers.ts';
import type { Obstacle } from './obstacles.ts';
import { driverChanges, type Shortfall } from './shortfall.ts';
import type { PlannedTrip } from './trips.ts';

/** Effort of all explanations together, in groups solved again: one to two seconds. */
const wholeEffort = 1000;

/** The plan whose left-over people are explained. */
export interface Unexplained {
  trips: readonly PlannedTrip[];
  left: readonly LeftOver[];
  /** By group: whether some bus could carry one of them alone. */
  possible: readonly boolean[];
  /** What more drivers would carry; null where drivers are not what is missing. */
  shortfall: Shortfall | null;
}

/** Why people are left over. */
export interface Explained {
  unassigned: PlanUnassigned[];
  /** What depots lack for the routes that carry those left over once the drivers proposed are there; null where drivers alone are not the fix. */
  shortages: DriverShortage[] | null;
}

/**
 * Who is left over and why, with the cheapest change that would help (formats.md §2). A proven fix was solved again: everybody carried
 * now and all those whom it is given for ride. Deterministic, and bounded in effort however many are left over.
 */
export async function explainLeftOver(
  batch: Batch,
  { trips, left, possible, shortfall }: Unexplained,
  deps: TrialDeps,
  locale: Locale,
): Promise<Explained> {
  const trials = new Trials(batch, trips, deps);
  const riding = trips.reduce((sum, { workers }) => sum + workers.length, 0);
  const busy = new Set(trips.map(({ trip }) => trip.bus.plate));
  const dragged = left.filter(({ group }) => possible[group] && hopelessMate(batch, possible, group) !== null);
  const crowded = left.filter((item) => possible[item.group] && !dragged.includes(item));
  const cases = await hopelessCases(
    trials,
    left.filter(({ group }) => !possible[group]),
  );

  const unassigned: PlanUnassigned[] = [];
  let effort = wholeEffort;
  for (const [i, one] of cases.entries()) {
    const share = Math.floor(effort / (cases.length - i + (crowded.length > 0 ? 1 : 0)));
    trials.allow(share);
    const families = await hopelessFamilies(trials, one, riding + peopleIn(one.left), busy);
    const fix = await cheapestFix(trials, idsOf(one.left), families);
    effort -= share;
    for (const item of one.left) {
      const obstacles = one.obstacles.get(item.group)!;
      const planFix =
        fix === null
          ? unproven(
              obstacles.map(({ remedy }) => remedy),
              locale,
            )
          : proven(batch, fix, one.left, locale);
      unassigned.push(...entries([item], aloneReason(batch, obstacles), planFix, locale));
      const mates = dragged.filter(({ group }) => hopelessMate(batch, possible, group) === item.group);
      unassigned.push(...entries(mates, companionReason(batch, item.group, obstacles), planFix, locale));
    }
  }
  trials.allow(effort);
  const seatsSuffice = riding + peopleIn(crowded) <= seatsOf(batch);
  let shortages: Explained['shortages'] = null;
  for (const { left: some, fix } of await crowdedFixes(trials, crowded, { riding, busy, shortfall })) {
    const routes = fix?.changes.every(isDrivers) ? trials.routesWith(fix.changes) : null;
    if (routes !== null) shortages = lackingDrivers(batch, trips, routes, locale);
    const lacking = shortages ?? (seatsSuffice ? (shortfall?.shortages ?? []) : []);
    const planFix = fix === null ? unproven([moreBuses], locale) : proven(batch, fix, some, locale);
    unassigned.push(...entries(some, crowdedReason(batch, fix, peopleIn(some), lacking), planFix, locale));
  }
  return { unassigned, shortages };
}

function isDrivers(change: FixChange): boolean {
  return change.kind === 'driver' && change.plate === null;
}

/** The first group of a group's party of whom nobody could be carried even alone; null where there is none. */
function hopelessMate({ groups }: Batch, possible: readonly boolean[], group: number): number | null {
  const { party } = groups[group]!;
  const mate = party === null ? -1 : groups.findIndex((other, i) => other.party === party && !possible[i]);
  return mate < 0 ? null : mate;
}

/** Who stays behind because somebody who travels together with him cannot be carried. */
function companionReason(batch: Batch, mate: number, obstacles: readonly Obstacle[]): Reason {
  const reason = aloneReason(batch, obstacles);
  const { zh, en } = reason.text;
  const { workerId } = batch.groups[mate]!.workers[0]!;
  return {
    ...reason,
    text: {
      zh: `同行人 ${workerId} 无法乘车：${zh}`,
      en: `${workerId}, who travels together with him, cannot ride: ${en}`,
    },
  };
}

/** One fix for all who could ride if others did not; failing that, one for those of each place. */
async function crowdedFixes(
  trials: Trials,
  crowded: LeftOver[],
  { riding, busy, shortfall }: { riding: number; busy: ReadonlySet<string>; shortfall: Shortfall | null },
) {
  if (crowded.length === 0) return [];
  const { batch } = trials;
  const dates = (await betterDates(trials)).map(({ change }) => once([change]));
  const fixFor = async (some: LeftOver[]) => {
    const people = peopleIn(some);
    const families = [
      ...busFamilies(batch, riding + people, people),
      ...driverFamilies(batch, busy, people),
      ...occupancyFamilies(batch),
      ...dates,
      ...lockFamilies(batch),
      ...apartFamilies(batch, some),
    ];
    // where there are too few seats for so many, no other rule can help
    const gates = riding + people > seatsOf(batch) ? [] : [ruleGate(batch)];
    const ids = idsOf(some);
    const known = shortfall !== null && (await trials.staffs(shortfall, ids)) ? [driverChanges(shortfall)] : [];
    return cheapestFix(trials, ids, families, { gates, known });
  };
  const forAll = await fixFor(crowded);
  const places = new Map<number, LeftOver[]>();
  for (const item of crowded) {
    const { pickup, party } = batch.groups[item.group]!;
    // a party is one case, wherever its people wait
    const at = party === null ? pickup : batch.groups.find((group) => group.party === party)!.pickup;
    places.set(at, [...(places.get(at) ?? []), item]);
  }
  if (forAll !== null || places.size === 1 || trials.exhausted) return [{ left: crowded, fix: forAll }];
  const found: { left: LeftOver[]; fix: ProvenFix | null }[] = [];
  for (const here of places.values()) found.push({ left: here, fix: await fixFor(here) });
  return found;
}

/** The limit to be lifted least, and the others that must give way beside it. */
function aloneReason({ fleet }: Batch, obstacles: readonly Obstacle[]): Reason {
  const [first, ...others] = obstacles;
  if (first === undefined) throw new Error('a group that cannot be carried has no obstacle');
  const buses = fleet.reduce((sum, type) => sum + type.plates.length, 0);
  const { zh, en } = joined(obstacles.map(({ text }) => text));
  return {
    code: first.code,
    limit: first.limit,
    actual: first.actual,
    text: { zh: `${zh}（已逐一核对全部 ${buses} 辆客车）`, en: `${en} (checked for each of the ${buses} buses)` },
    ...(first.rule !== undefined && { rule: first.rule }),
    ...(others.length > 0 && { also: others.map(({ code, limit, actual }) => ({ code, limit, actual })) }),
  };
}

function proven(batch: Batch, fix: ProvenFix, left: readonly LeftOver[], locale: Locale): PlanFix {
  const people = peopleIn(left);
  const group = left[0]!.workers[0]!.workerId;
  const both = fixText(batch, fix, people);
  return { text: inLocale(both, locale), both, proven: true, group, ...fix, people };
}

/** Nothing that was tried helps; what stands in the way is at least named. */
function unproven(remedies: readonly Bilingual[], locale: Locale): PlanFix {
  const both = joined(remedies);
  return { text: inLocale(both, locale), both, proven: false, changes: [] };
}

const moreBuses: Bilingual = { zh: '增加客车', en: 'add buses' };

function entries(left: readonly LeftOver[], reason: Reason, fix: PlanFix, locale: Locale): PlanUnassigned[] {
  const told = { ...reason, text: inLocale(reason.text, locale), both: reason.text };
  return left.flatMap(({ workers }) => workers.map(({ workerId }) => ({ workerId, reason: told, fix })));
}

function joined(texts: readonly Bilingual[]): Bilingual {
  return { zh: texts.map((text) => text.zh).join('；'), en: texts.map((text) => text.en).join('; ') };
}
