import { useEffect } from 'react';
import { client } from '../../../lib/api/hooks.ts';
import { groupCargo } from '../model/cargo.ts';
import { whatIfQuery } from '../model/dropEdit.ts';
import type { Desk } from './DeskContext.tsx';

/** Milliseconds after the desk is drawn; what it shows comes first. */
const waitMs = 1_000;

/**
 * Asks once what would come of moving the first group. The server, which has to read the whole batch for its first answer, so has it
 * ready before anybody drags.
 */
export function useAskAhead({ view, draft: { planId } }: Pick<Desk, 'view' | 'draft'>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a plan, whatever becomes of it
  useEffect(() => {
    const facts = view.trips.find(({ groups }) => groups.length > 0);
    if (facts === undefined) return;
    const query = whatIfQuery(groupCargo(facts, facts.groups[0]!));
    const timer = window.setTimeout(() => {
      // a failure costs nothing: the drag itself asks again
      client.call('whatIf', { params: { planId }, query }).catch(() => undefined);
    }, waitMs);
    return () => window.clearTimeout(timer);
  }, [planId]);
}
