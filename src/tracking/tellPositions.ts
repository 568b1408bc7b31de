import { createHash } from 'node:crypto';
import type { TrackerPosition } from '../contract/api/journey.ts';
import { listPlansOnTheRoad } from '../db/journeyAlerts.ts';
import { findPlan } from '../db/plans.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { loadWholePlan } from '../planning/server/loadDocument.ts';
import { recordEvents } from './recordEvents.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** What became of a position. */
export interface PositionResult {
  result: 'recorded' | 'known' | 'no_trip';
  tripId: string | null;
}

/** A bus on a trip of a published plan. */
interface BusRun {
  planId: string;
  tripId: string;
  plate: string;
  fromMs: number;
  toMs: number;
}

/** A bus may be early at its depot, and late on its way. */
const earlyMs = 6 * 3_600_000;
const lateMs = 24 * 3_600_000;

/** Runs of published versions, which never change; by plan and version. */
const runsOf = new Map<string, BusRun[]>();
const keptPlans = 50;

/**
 * Records where buses are. A tracker knows plates only: a position belongs to the published trip that this bus is on then. Told twice it is
 * recorded once.
 */
export async function tellPositions(deps: Deps, positions: readonly TrackerPosition[]): Promise<PositionResult[]> {
  // the tracker reads nothing itself: that its position goes to this trip is the program's doing, under its name
  const asSystem = { ...deps, database: deps.database.as({ ...deps.database.actor, role: 'system' }) };
  const moments = positions.map(({ at }) => Date.parse(at));
  const runs = await runsAt(asSystem, Math.min(...moments), Math.max(...moments));
  const byTrip = new Map<BusRun, number[]>();
  const results: PositionResult[] = positions.map(() => ({ result: 'no_trip', tripId: null }));
  positions.forEach(({ plate, at }, i) => {
    const run = runFor(runs, plate, Date.parse(at));
    if (run !== null) byTrip.set(run, [...(byTrip.get(run) ?? []), i]);
  });
  for (const [{ planId, tripId }, indices] of byTrip) {
    const events = indices.map((i) => {
      const { plate, id, ...position } = positions[i]!;
      return { ...position, kind: 'position' as const, id: id ?? idOf(planId, plate, position.at) };
    });
    const recorded = await recordEvents(asSystem, { planId, tripId, events });
    recorded.forEach(({ result }, k) => {
      results[indices[k]!] = { result: result === 'recorded' ? 'recorded' : 'known', tripId };
    });
  }
  return results;
}

async function runsAt(deps: Deps, fromMs: number, toMs: number): Promise<BusRun[]> {
  const days = [...new Set([fromMs, toMs])].map((ms) => new Date(ms));
  const plans = (await Promise.all(days.map((day) => listPlansOnTheRoad(deps.database, day)))).flat();
  const planIds = new Set(plans.map(({ planId }) => planId));
  return (await Promise.all([...planIds].map((planId) => runsOfPlan(deps, planId)))).flat();
}

async function runsOfPlan(deps: Deps, planId: string): Promise<BusRun[]> {
  const { publishedVersion } = (await findPlan(deps.database, planId))!;
  const key = `${planId}/${publishedVersion}`;
  const known = runsOf.get(key);
  if (known !== undefined) return known;
  const { trips } = await loadWholePlan(deps, planId, publishedVersion);
  const runs = trips.map(({ tripId, bus, stops }) => ({
    ...{ planId, tripId, plate: plateKey(bus.plate) },
    fromMs: Date.parse(stops[0]!.departAt) - earlyMs,
    toMs: Date.parse(stops.at(-1)!.arriveAt) + lateMs,
  }));
  if (runsOf.size >= keptPlans) runsOf.clear();
  runsOf.set(key, runs);
  return runs;
}

/** Of several trips of a bus the one whose planned time is nearest. */
function runFor(runs: readonly BusRun[], plate: string, atMs: number): BusRun | null {
  const own = runs.filter((run) => run.plate === plateKey(plate) && run.fromMs <= atMs && atMs <= run.toMs);
  const awayMs = ({ fromMs, toMs }: BusRun) => Math.max(fromMs + earlyMs - atMs, atMs - (toMs - lateMs), 0);
  return own.reduce<BusRun | null>((best, run) => (best === null || awayMs(run) < awayMs(best) ? run : best), null);
}

/** Plates as people write them: with a dot, a blank or nothing between. */
function plateKey(plate: string): string {
  return plate
    .normalize('NFKC')
    .replace(/[\s·•.-]/g, '')
    .toUpperCase();
}

/** The same position told again has the same id. */
function idOf(planId: string, plate: string, at: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([planId, plateKey(plate), Date.parse(at)]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
