import type { WorkerState } from '../../contract/journey.ts';
import type { Fate } from '../acts.ts';
import type { FinalInvariant } from './invariant.ts';

const endOf: Record<Fate, WorkerState> = {
  travels: 'checked_out',
  no_show: 'no_show',
  refused: 'refused',
  withdrawn: 'withdrawn',
  stays_home: 'unplaced',
};

/** In the end the system says of everybody what really became of him, and which bus brought him. */
export const truthKnown: FinalInvariant = ({ people }, truth) =>
  people.flatMap(({ workerId, state, tripId, history, bedId }) => {
    const real = truth.get(workerId);
    const say = (what: string) => ({ invariant: 'truth' as const, subject: workerId, what });
    if (real === undefined) return [say('is nobody of the story')];
    if (state !== endOf[real.fate]) return [say(`is ${state}, in truth ${endOf[real.fate]} (${real.fate})`)];
    if (real.fate !== 'travels') return [];
    const wrong = [];
    if (tripId !== real.tripId) wrong.push(say(`came in ${tripId}, in truth in ${real.tripId}`));
    if (bedId !== null) wrong.push(say(`is gone and has ${bedId}`));
    const kinds = new Set<string>(history.map(({ kind }) => kind));
    for (const kind of ['registered', 'released', 'checked_out'])
      if (!kinds.has(kind)) wrong.push(say(`has no ${kind} in his history`));
    if (!['boarded', 'walk_on', 'wrong_bus'].some((kind) => kinds.has(kind))) wrong.push(say('never boarded'));
    return wrong;
  });
