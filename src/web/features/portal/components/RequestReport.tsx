import { useQueryClient } from '@tanstack/react-query';
import { Alert, Collapse } from 'antd';
import { useEffect } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { keyOf, useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { ColumnCheck } from './ColumnCheck.tsx';
import { FaultTable } from './FaultTable.tsx';
import { RosterDiff } from './RosterDiff.tsx';
import { WarningList } from './WarningList.tsx';

/** Milliseconds between looks at a roster that is being read. */
const pollMs = 800;

interface RequestReportProps {
  requestId: string;
  /** Whether wrong values may be changed here. */
  isFixable: boolean;
  /** Called with the request that changed values came in as. */
  onFixed(requestId: string): void;
}

/** What reading a roster found: its outcome, what changed, the rows to correct, and what was accepted with a remark. */
export function RequestReport({ requestId, isFixable, onFixed }: RequestReportProps) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const { data, error, refetch } = useAnswer(
    'readRequest',
    { params: { requestId } },
    { refetchInterval: ({ state }) => (isUnderWay(state.data?.status) ? pollMs : false) },
  );
  const status = data?.status;
  useEffect(() => {
    if (status !== 'done') return;
    for (const id of ['listRequests', 'listWorkers', 'listBatchCompanies'] as const)
      void queries.invalidateQueries({ queryKey: keyOf(id) });
  }, [status, queries]);

  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;
  if (isUnderWay(data.status)) return <Alert type="info" showIcon title={t.reading} />;
  if (data.status === 'failed') return <Alert type="error" showIcon title={t.failed} description={t.failedHint} />;
  return (
    <>
      <Outcome report={data} />
      <ColumnCheck requestId={requestId} isFixable={isFixable} onAssigned={onFixed} />
      <RosterDiff requestId={requestId} />
      {data.faults.length > 0 && (
        <FaultTable requestId={requestId} faults={data.faults} isFixable={isFixable} onFixed={onFixed} />
      )}
      {data.warningList.length > 0 && (
        <Collapse
          items={[
            {
              key: 'warnings',
              label: t.warnings(data.warningList.length),
              children: <WarningList warnings={data.warningList} />,
            },
          ]}
        />
      )}
    </>
  );
}

function isUnderWay(status: string | undefined): boolean {
  return status === 'received' || status === 'processing';
}

function Outcome({ report }: { report: ReplyOf<'readRequest'> }) {
  const t = useTexts(texts);
  const { dataRows, accepted, rejected } = report;
  if (report.faults.length === 0) return <Alert type="success" showIcon title={t.allGood(accepted ?? 0)} />;
  return <Alert type="warning" showIcon title={t.outcome(dataRows ?? 0, accepted ?? 0, rejected ?? 0)} />;
}
