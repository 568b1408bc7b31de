import { readFile } from 'node:fs/promises';
import type { Fault } from '../contract/fault.ts';
import { type Plan, planSchema } from '../contract/plan.ts';
import { type Bilingual, inLocale, type Locale } from '../contract/text.ts';
import type { Measure, VerifiedLeg, VerifiedTrip } from '../contract/verifiedPlan.ts';
import { countyRegister } from '../geo/index.ts';
import { readPlanInput } from '../planning/readPlanInput.ts';
import type { PlanRoads } from '../planning/roads/planRoads.ts';
import { verifyPlan } from '../planning/roads/verifyPlan.ts';
import { cruiseSpeeds } from '../policy/speeds.ts';
import { formatFault } from '../roster/formatFault.ts';
import { createEstimateRouter } from '../routing/estimate.ts';
import { RoadFault } from '../routing/graphhopper/fault.ts';
import type { ExitStatus } from './reportError.ts';

/** A leg that changed by less than this is not worth a line. */
const worthM = 1_000;

/**
 * `jieyun verify PLAN --scenario DIR`: measures the legs of a plan on real roads and prints what changed. Exit status: 0 every
 * trip still holds, 1 one does not or GraphHopper is away, 2 the plan or the folder cannot be read.
 */
export async function verifyCommand(args: {
  plan: string;
  scenario: string;
  roads: PlanRoads;
  lang: Locale;
}): Promise<ExitStatus> {
  const say = (text: Bilingual) => inLocale(text, args.lang);
  const plan = await readPlan(args.plan);
  if (plan === null) {
    process.stderr.write(`${say({ zh: `不是方案文件：${args.plan}`, en: `not a plan document: ${args.plan}` })}\n`);
    return 2;
  }
  const faults: Fault[] = [];
  const read = await readPlanInput(args.scenario, (fault) => faults.push(fault));
  if (read === null) {
    // rows that the plan rejected are no news; what keeps the folder from being read is
    for (const fault of faults) process.stderr.write(`${formatFault(fault, args.lang)}\n`);
    return 2;
  }
  const router = createEstimateRouter(cruiseSpeeds(read.input.policy));
  try {
    const { trips, missing } = await verifyPlan(plan, read.input, {
      roads: args.roads,
      router,
      counties: countyRegister(),
    });
    for (const trip of trips) process.stdout.write(`${tripLines(trip, say).join('\n')}\n`);
    if (missing !== null) process.stdout.write(`${say(missing)}\n`);
    const broken = trips.filter(({ problem }) => problem !== null).length;
    const counted = {
      zh: `${trips.length} 个车次，${broken} 个不再成立`,
      en: `${trips.length} trips, ${broken} no longer hold`,
    };
    process.stdout.write(`${say(counted)}\n`);
    return broken === 0 && missing === null ? 0 : 1;
  } catch (error) {
    // said already by whoever opened the roads
    if (error instanceof RoadFault) return 1;
    throw error;
  }
}

async function readPlan(path: string): Promise<Plan | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return planSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function tripLines({ tripId, plate, legs, loaded, problem }: VerifiedTrip, say: (text: Bilingual) => string): string[] {
  const verdict = problem === null ? say({ zh: '仍成立', en: 'still holds' }) : `✗ ${say(problem)}`;
  const change = changeText(loaded.before, loaded.after, say);
  return [
    `${tripId}  ${plate}  ${say({ zh: '载客', en: 'loaded' })} ${change}  ${verdict}`,
    ...legs.filter(isWorth).map((leg) => {
      const mark = leg.measured ? '' : say({ zh: '（未核实）', en: ' (not measured)' });
      return `      ${leg.from} → ${leg.to}  ${changeText(leg.before, leg.after, say)}${mark}`;
    }),
  ];
}

function isWorth({ before, after, measured }: VerifiedLeg): boolean {
  return !measured || after === null || Math.abs(after.distanceM - before.distanceM) >= worthM;
}

function changeText(before: Measure, after: Measure | null, say: (text: Bilingual) => string): string {
  if (after === null) return `${km(before.distanceM)} → ${say({ zh: '无路', en: 'no road' })}`;
  const share = before.distanceM === 0 ? 0 : (100 * (after.distanceM - before.distanceM)) / before.distanceM;
  const sign = share < 0 ? '−' : '+';
  return `${km(before.distanceM)} → ${km(after.distanceM)} km (${sign}${Math.abs(share).toFixed(1)} %)  ${hours(before.driveS)} → ${hours(after.driveS)} h`;
}

const km = (metres: number) => (metres / 1000).toFixed(1);
const hours = (seconds: number) => {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
};
