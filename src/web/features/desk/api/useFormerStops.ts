import type { PlanStop } from '../../../../contract/plan.ts';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useDesk } from '../state/DeskContext.tsx';

/**
 * The stops of a trip as its drivers know them (the newest published version), or as the run made them where nothing was published;
 * null while the draft was not changed since, and for a trip that did not exist then.
 */
export function useFormerStops(tripId: string): readonly PlanStop[] | null {
  const { planId, publishedVersion, edits } = useDesk().draft;
  const { data } = useAnswer(
    'readTrip',
    { params: { planId, tripId }, query: { version: publishedVersion ?? 0 } },
    // a version never changes; a bus that is new in the draft is in none
    { enabled: edits > 0, retry: false, staleTime: Number.POSITIVE_INFINITY },
  );
  return edits > 0 && data !== undefined ? data.stops : null;
}
