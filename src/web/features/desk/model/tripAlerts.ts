import type { JourneyAlert } from '../../../../contract/journey.ts';

/** Alerts as they are listed: open ones, those first that nobody has taken in hand; and those that are over. The newest first. */
export function shownAlerts(alerts: readonly JourneyAlert[]): { open: JourneyAlert[]; over: JourneyAlert[] } {
  const newest = [...alerts].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt));
  const open = newest.filter(({ resolvedAt }) => resolvedAt === null);
  return {
    open: [
      ...open.filter(({ acknowledged }) => acknowledged === null),
      ...open.filter(({ acknowledged }) => acknowledged !== null),
    ],
    over: newest.filter(({ resolvedAt }) => resolvedAt !== null),
  };
}
