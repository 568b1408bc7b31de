import { checkBeds } from './checks/beds.ts';
import { checkCapacity } from './checks/capacity.ts';
import { checkCaptains } from './checks/captains.ts';
import { checkChanges } from './checks/changes.ts';
import { checkCompanions } from './checks/companions.ts';
import { checkCrew } from './checks/crew.ts';
import { checkBounds, checkFigures } from './checks/figures.ts';
import { checkFleet } from './checks/fleet.ts';
import { checkHours } from './checks/hours.ts';
import { checkIsolation } from './checks/isolation.ts';
import { checkLegs } from './checks/legs.ts';
import { checkNearLimit, checkSums } from './checks/limits.ts';
import { checkLocks } from './checks/locks.ts';
import { checkPlaces } from './checks/places.ts';
import { checkPolicy } from './checks/policy.ts';
import { checkRejected } from './checks/rejected.ts';
import { checkRooms } from './checks/rooms.ts';
import { checkRows } from './checks/rows.ts';
import { checkSeats } from './checks/seats.ts';
import { checkShownHours } from './checks/shownHours.ts';
import { checkSoft } from './checks/soft.ts';
import { checkSomewhere, checkUnassigned } from './checks/somewhere.ts';
import { checkStaffing } from './checks/staffing.ts';
import { checkStands } from './checks/stands.ts';
import { checkStops } from './checks/stops.ts';
import { checkTimes } from './checks/times.ts';
import { checkWorkers } from './checks/workers.ts';
import { type Check, contextOf } from './context.ts';
import { planShape } from './planShape.ts';
import { diskFolder, type RawFolder } from './raw/folder.ts';
import { CheckInputError } from './raw/inputError.ts';
import { readRawScenario } from './raw/scenario.ts';
import { type CheckReport, Findings } from './report.ts';
import { estimateRuns } from './road.ts';
import { viewTrips } from './tripView.ts';

const checks: readonly Check[] = [
  checkPolicy,
  checkRows,
  checkWorkers,
  checkRejected,
  checkSomewhere,
  checkUnassigned,
  checkFleet,
  checkStops,
  checkPlaces,
  checkStands,
  checkCapacity,
  checkIsolation,
  checkCompanions,
  checkSeats,
  checkLegs,
  checkSums,
  checkNearLimit,
  checkTimes,
  checkHours,
  checkShownHours,
  checkSoft,
  checkCrew,
  checkCaptains,
  checkStaffing,
  checkFigures,
  checkBounds,
  checkLocks,
  checkChanges,
  checkBeds,
  checkRooms,
];

/**
 * Recomputes every rule of `rules.ts` for a plan document from the raw files of its scenario folder.
 *
 * Shares only policy data, `routing/` and libraries with the planner. A document without the right shape gets `doc.shape`
 * violations and is checked no further. Throws `CheckInputError` where the folder cannot be read, or `start` is no plan.
 * @param scenario the folder, or where it lies
 * @param start the plan that it was made from, if any
 */
export async function checkPlan(
  plan: unknown,
  scenario: string | RawFolder,
  start: unknown = null,
): Promise<CheckReport> {
  const raw = await readRawScenario(typeof scenario === 'string' ? diskFolder(scenario) : scenario);
  const findings = new Findings();
  const parsed = planShape.safeParse(plan);
  findings.checked += 1;
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path.join('.');
      findings.expect('doc.shape', false, { limit: issue.message, actual: issue.code, detail: { zh: path, en: path } });
    }
    return reportOf(findings);
  }
  const before = start === null ? null : planShape.safeParse(start);
  if (before !== null && !before.success) throw new CheckInputError(noPlan);
  const trips = viewTrips(parsed.data, raw);
  const estimates = await estimateRuns(trips, raw.policy);
  const context = contextOf({
    plan: parsed.data,
    start: before === null ? null : before.data,
    raw,
    trips,
    estimates,
    findings,
  });
  for (const check of checks) check(context);
  return reportOf(findings);
}

const noPlan = { zh: '--start 不是方案文件', en: 'what --start names is no plan document' };

function reportOf({ violations, soft, unverified, checked }: Findings): CheckReport {
  return { violations, soft, unverified, checked };
}
