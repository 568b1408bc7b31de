import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type EventKind, eventKinds } from '../../../contract/api/events.ts';
import { client, keyOf } from './hooks.ts';
import type { QueryId, ReplyOf } from './types.ts';

const peopleAnswers = ['listWorkers', 'listWorkerStatus', 'listBatchCompanies', 'readDemand'] as const;

/** What shows where buses are, which changes all the time. */
const roadAnswers = ['readPlanProgress', 'listStandings', 'readTripJourney'] as const;

/** What shows a journey, on the road and after it. */
export const journeyAnswers = [
  ...roadAnswers,
  'readArrivals',
  'readObservation',
  'readDormBoard',
  'readTemperatures',
  'listHealthAlerts',
  'listTripAlerts',
] as const satisfies readonly QueryId[];

/** Answers that each kind of event makes old, by what the kind begins with. */
const outdatedBy: Record<string, readonly QueryId[]> = {
  batch: ['listBatches', 'readBatch', 'listApplications'],
  request: [...peopleAnswers, 'listRequests', 'readRequest', 'compareRequests', 'listApplications'],
  claim: peopleAnswers,
  application: ['readApplication', 'listApplicationDocuments', 'listApplications', ...peopleAnswers],
  survey: ['listSurveys', 'readStaffRestored', 'readLabourNeed', 'listBatchCompanies'],
  company: ['listCompanies', 'listBatchCompanies'],
  fleet: ['listBuses'],
  driver: ['listDrivers'],
  policy: ['readPolicy', 'listPolicyVersions'],
  // a draft that was checked or published is another one, whatever its version
  plan: ['readPlan', 'listPlans', 'listWorkerStatus', 'readDraft', 'readSupplyNeeds', 'listNotices'],
  journey: [...roadAnswers, 'listTripAlerts', 'readArrivals', 'readObservation', 'readDormBoard'],
  dorm: ['readDormBoard', 'listMoveTargets', 'listWardens', 'readObservation', 'readBatch'],
  alert: ['listHealthAlerts'],
  supply: ['readSupplies', 'listSupplyMovements', 'readSupplyNeeds'],
  verification: ['listVerifications', 'readVerification'],
  sheet: ['listAcknowledgements', 'listVersions'],
};

/** Whether nothing happened but that a bus is somewhere else. */
function isPositionOnly(type: string, data: string): boolean {
  if ((type as EventKind) !== 'journey.record') return false;
  const { kinds = [] } = (JSON.parse(data) as { data: { kinds?: string[] } | null }).data ?? {};
  return kinds.length > 0 && kinds.every((kind) => kind === 'position');
}

/** The answer to a change of one's own comes about when the event does, and makes reading again needless. */
const ownAnswerMs = 400;

/** Reads a draft and its plan again that somebody else has changed: those of an older version than the event tells. */
function outdateDraft(queries: QueryClient, event: string): void {
  const { objectId, data } = JSON.parse(event) as { objectId: string; data: { version?: number } | null };
  const params = { planId: objectId };
  const draftKey = keyOf('readDraft', { params });
  const shown = queries.getQueryData<ReplyOf<'readDraft'>>(draftKey);
  if (shown === undefined || shown.version >= (data?.version ?? Number.POSITIVE_INFINITY)) return;
  for (const queryKey of [draftKey, keyOf('readDeskPlan', { params }), keyOf('listEdits')])
    void queries.invalidateQueries({ queryKey });
}

/**
 * Keeps what is shown of a batch as it is at the server: events tell what changed, and the browser comes again by itself where
 * the connection breaks. Progress of a run carries its figures, so that nothing is asked for it.
 */
export function useLiveAnswers(batchId: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (batchId === '') return;
    const source = new EventSource(`/api/v1/events?batchId=${encodeURIComponent(batchId)}`);
    const outdate = (ids: readonly QueryId[]) => {
      for (const id of ids) void queries.invalidateQueries({ queryKey: keyOf(id) });
    };
    const hear = ({ type, data }: MessageEvent<string>) => {
      if ((type as EventKind) === 'plan.progress') {
        const { objectId: planId, data: progress } = JSON.parse(data) as { objectId: string; data: unknown };
        queries.setQueryData<ReplyOf<'readPlan'>>(keyOf('readPlan', { params: { planId } }), (run) =>
          run?.status === 'running' ? { ...run, progress } : run,
        );
      } else if ((type as EventKind) === 'plan.edit') {
        window.setTimeout(() => outdateDraft(queries, data), ownAnswerMs);
      } else if (client.asOf !== null && /^(journey|alert)\./.test(type)) {
        // an instant of a demo that is past stays as it was; reading it again and again would keep it from going on
      } else outdate(isPositionOnly(type, data) ? roadAnswers : (outdatedBy[type.split('.')[0]!] ?? []));
    };
    for (const kind of eventKinds) source.addEventListener(kind, hear);
    // what was told while nobody listened is told no more
    source.addEventListener('ready', () => outdate(Object.values(outdatedBy).flat()));
    return () => source.close();
  }, [batchId, queries]);
}
