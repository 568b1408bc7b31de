import { Tabs } from 'antd';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { PlanPage } from '../../../components/PlanPage.tsx';
import { client } from '../../../lib/api/hooks.ts';
import { useMe } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { AlertList } from './AlertList.tsx';
import { DaySheet } from './DaySheet.tsx';
import { Tracing } from './Tracing.tsx';

/** The days after arrival: measurements, complaints, release; alerts of road and dormitory; who was with whom. */
export default function ObservationPage() {
  const t = useTexts(texts);
  const { role } = useMe();
  return (
    <PlanPage
      title={t.title}
      hint={t.hint}
      actions={(planId) => (
        <DownloadButton fetch={() => client.call('readDailyReport', { params: { planId } })}>{t.report}</DownloadButton>
      )}
    >
      {(planId, { batchId, timeZone }) => (
        <Tabs
          key={planId}
          destroyOnHidden
          items={[
            {
              key: 'sheet',
              label: t.sheet,
              children: <DaySheet planId={planId} batchId={batchId} timeZone={timeZone} />,
            },
            { key: 'alerts', label: t.alerts, children: <AlertList planId={planId} timeZone={timeZone} /> },
            ...(role === 'hr'
              ? []
              : [{ key: 'trace', label: t.tracing, children: <Tracing planId={planId} timeZone={timeZone} /> }]),
          ]}
        />
      )}
    </PlanPage>
  );
}
