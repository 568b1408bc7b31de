import { Alert } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import classes from './portal.module.css';
import { RequestReport } from './RequestReport.tsx';
import { RosterDrop } from './RosterDrop.tsx';
import { Submissions } from './Submissions.tsx';

interface RosterTabProps extends CompanyPlace {
  /** Whether the batch still takes rosters. */
  isOpen: boolean;
  timeZone: string;
}

/** Sends rosters and shows what was found in them, the newest first. */
export function RosterTab({ isOpen, timeZone, ...place }: RosterTabProps) {
  const t = useTexts(texts);
  const { data, error, isPending, refetch } = useAllPages('listRequests', { params: { batchId: place.batchId } });
  const [chosen, setChosen] = useState<string | null>(null);
  const requests = (data?.flatMap((page) => page.requests) ?? []).toSorted((a, b) =>
    b.receivedAt.localeCompare(a.receivedAt),
  );
  const shown = chosen ?? requests[0]?.requestId ?? null;
  return (
    <div className={classes.stack}>
      {isOpen ? <RosterDrop {...place} onSent={setChosen} /> : <Alert type="info" showIcon title={t.isClosed} />}
      {shown !== null && <RequestReport key={shown} requestId={shown} isFixable={isOpen} onFixed={setChosen} />}
      {error !== null && <FaultNotice error={error} onRetry={refetch} />}
      <Submissions requests={requests} isPending={isPending} shown={shown} timeZone={timeZone} onShow={setChosen} />
    </div>
  );
}
