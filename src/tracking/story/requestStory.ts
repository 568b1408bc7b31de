import { inBoth } from '../../contract/bilingualIssues.ts';
import { appendAudit } from '../../db/audit.ts';
import { findSimulation, requestSimulation, type SimulationRow } from '../../db/simulations.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { knownBatch } from '../../planning/server/readBatch.ts';
import { publishedPlan } from '../loadJourney.ts';

/** The demo shows the same story to everybody. */
const demoSeed = 1;

/**
 * Has a story played over a demo's published plan, as a job; whoever asks again gets the one that is.
 *
 * @throws AppError `not_found` where the plan is not published; `conflict` where its people are no demo's
 */
export async function requestStory(deps: ServerDeps, planId: string): Promise<SimulationRow> {
  const { batchId } = await publishedPlan(deps.database, planId);
  const { isDemo } = await knownBatch(deps.database, batchId);
  if (!isDemo)
    throw new AppError(
      'conflict',
      inBoth({ zh: '只有演示批次可以模拟行程', en: 'only the journey of a demo batch can be played' }),
    );
  await deps.database.transaction(async (db) => {
    if (!(await requestSimulation(db, { planId, batchId, seed: demoSeed }))) return;
    await appendAudit(db, { action: 'plan.simulate', objectKind: 'plan', objectId: planId, batchId });
  });
  const story = (await findSimulation(deps.database, planId))!;
  if (story.status !== 'done') await deps.queues.ensure('play-story', { planId });
  return story;
}

/** The story of a plan; null where none was asked for. @throws AppError `not_found` */
export async function readStory(
  { database }: Pick<ServerDeps, 'database'>,
  planId: string,
): Promise<SimulationRow | null> {
  await publishedPlan(database, planId);
  return findSimulation(database, planId);
}
