import type { PlanInput } from '../contract/planInput.ts';
import type { PlanRunOptions } from '../planning/server/deps.ts';
import type { ApiSettings } from './deps.ts';

/** How a run is to be made, with the server's settings where the caller says nothing. */
export function runOptions(
  { planDefaults }: Pick<ApiSettings, 'planDefaults'>,
  { seed, seconds, threads, iterations, locale }: Omit<PlanInput, 'tradeOff'>,
): { options: PlanRunOptions; seed: number } {
  // an iteration limit alone repeats exactly; a clock beside it would not
  const clock = seconds ?? (iterations === undefined ? planDefaults.seconds : undefined);
  const options = {
    threads: threads ?? planDefaults.threads,
    locale,
    ...(clock !== undefined && { seconds: clock }),
    ...(iterations !== undefined && { iterations }),
  };
  return { options, seed };
}
