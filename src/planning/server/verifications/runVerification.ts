import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { VerifiedPlan } from '../../../contract/verifiedPlan.ts';
import { appendAudit } from '../../../db/audit.ts';
import { publishEvent } from '../../../db/events.ts';
import type { WorkError } from '../../../db/requests.ts';
import {
  failVerification,
  finishVerification,
  reportVerification,
  startVerification,
  type VerificationProgress,
} from '../../../db/verifications.ts';
import { AppError } from '../../../errors.ts';
import { countyRegister } from '../../../geo/index.ts';
import { cruiseSpeeds } from '../../../policy/speeds.ts';
import { createEstimateRouter } from '../../../routing/estimate.ts';
import { RoadFault } from '../../../routing/graphhopper/fault.ts';
import { verifyPlan } from '../../roads/verifyPlan.ts';
import type { WorkDeps } from '../deps.ts';
import { gaveUp, isPermanent, startsMax, toWorkError } from '../errors.ts';
import { loadDraftPlan } from '../loadDocument.ts';
import { listPeople } from '../loadIntake.ts';
import { loadScenario } from '../loadScenario.ts';
import { noRoadServer } from './noRoadServer.ts';

type Deps = Pick<WorkDeps, 'database' | 'keys' | 'log' | 'roads'>;

/** A server that has not told everything after so long never will; what it told is in the cache when somebody asks again. */
const longestMs = 15 * 60_000;

/**
 * Measures a stored plan on real roads and stores what changed. Runs as a job, any number of times: what is finished is left alone, and legs
 * that were measured before come from the cache, so that a run goes on where the one before was killed.
 *
 * @throws what may pass, for another attempt; also when `signal` fires because the process stops
 */
export async function runVerification(
  deps: Deps,
  verificationId: string,
  { isLastAttempt, signal }: { isLastAttempt: boolean; signal: AbortSignal },
): Promise<void> {
  const begun = await startVerification(deps.database, verificationId);
  if (begun === null) return;
  if (begun.starts > startsMax) {
    await fail(deps, verificationId, gaveUp);
    return;
  }
  const { planId, batchId } = begun;
  try {
    const tell = (progress: VerificationProgress) => tellProgress(deps, { verificationId, planId, batchId }, progress);
    const made = await measure(deps, { planId, batchId }, tell, signal);
    await deps.database.transaction(async (db) => {
      if (!(await finishVerification(db, verificationId, made))) return;
      const data = { planId };
      await publishEvent(db, { kind: 'verification.finish', objectId: verificationId, to: 'staff', batchId, data });
      const { trips, missing } = made.result;
      const broken = trips.filter(({ problem }) => problem !== null).length;
      await appendAudit(db, {
        action: 'verification.finish',
        objectKind: 'plan',
        objectId: planId,
        batchId,
        after: { verificationId, trips: trips.length, broken, complete: missing === null },
      });
    });
  } catch (error) {
    if (signal.aborted || !(isLastAttempt || isPermanent(error))) throw error;
    deps.log.error({ verificationId, err: error }, 'a plan could not be measured');
    await fail(deps, verificationId, toWorkError(error));
  }
}

async function measure(
  deps: Deps,
  { planId, batchId }: { planId: string; batchId: string },
  onProgress: (progress: VerificationProgress) => Promise<void>,
  stop: AbortSignal,
): Promise<{ planVersion: number; result: VerifiedPlan }> {
  if (deps.roads === null) throw noRoadServer();
  const { plan, version } = await loadDraftPlan(deps, planId);
  const { scenario, policy } = await loadScenario(deps, batchId);
  const workers = await listPeople(deps, batchId);
  const input = { scenario, policy, intake: { workers, rejected: [], warnings: [], dataRows: workers.length } };
  const late = AbortSignal.timeout(longestMs);
  const result = await verifyPlan(plan, input, {
    roads: deps.roads,
    router: createEstimateRouter(cruiseSpeeds(policy)),
    counties: countyRegister(),
    signal: AbortSignal.any([stop, late]),
    onProgress,
  }).catch((error: unknown) => {
    if (error instanceof RoadFault) throw new AppError('unavailable', inBoth(error.text), { cause: error });
    if (late.aborted) throw new AppError('unavailable', inBoth(tooSlow), { cause: error });
    throw error;
  });
  return { planVersion: version, result };
}

async function tellProgress(
  { database }: Deps,
  { verificationId, planId, batchId }: { verificationId: string; planId: string; batchId: string },
  progress: VerificationProgress,
): Promise<void> {
  await database.transaction(async (db) => {
    await reportVerification(db, verificationId, progress);
    const data = { planId, ...progress };
    await publishEvent(db, { kind: 'verification.progress', objectId: verificationId, to: 'staff', batchId, data });
  });
}

async function fail({ database }: Deps, verificationId: string, error: WorkError): Promise<void> {
  await database.transaction(async (db) => {
    const batchId = await failVerification(db, verificationId, error);
    if (batchId === null) return;
    await publishEvent(db, { kind: 'verification.fail', objectId: verificationId, to: 'staff', batchId });
  });
}

const tooSlow = {
  zh: `GraphHopper 在 ${longestMs / 60_000} 分钟内没有答完，请稍后重试`,
  en: `GraphHopper did not answer everything within ${longestMs / 60_000} min; try again later`,
};
