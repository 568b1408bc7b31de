import type { JobHandler } from '../src/jobs/consume.ts';
import type { WorkDeps } from '../src/planning/server/deps.ts';
import { playStory } from '../src/simulation/playStory.ts';

/** Plays the story of a demo's plan. */
export function playStoryJob(deps: WorkDeps): JobHandler<'play-story'> {
  return ({ planId }, { jobId, isLastAttempt, signal }) => {
    const log = deps.log.child({ jobId, planId });
    return playStory({ ...deps, log }, planId, { isLastAttempt, signal });
  };
}
