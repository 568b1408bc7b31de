import { Tabs } from 'antd';
import { useState } from 'react';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { PlanPage } from '../../../components/PlanPage.tsx';
import { client } from '../../../lib/api/hooks.ts';
import { useMe } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { AlertList } from './AlertList.tsx';
import { DaySheet } from './DaySheet.tsx';
import { Tracing } from './Tracing.tsx';
import { everybody, WardenChoice } from './WardenChoice.tsx';

/** The days after arrival: measurements, complaints, release; alerts of road and dormitory; who was with whom. */
export default function ObservationPage() {
  const t = useTexts(texts);
  const { role, login } = useMe();
  // until somebody chooses, a warden sees his own buildings
  const [chosen, setWarden] = useState<string | null>(null);
  const own = role === 'warden' ? login : everybody;
  return (
    <PlanPage
      title={t.title}
      hint={t.hint}
      actions={(planId) => (
        <DownloadButton fetch={() => client.call('readDailyReport', { params: { planId } })}>{t.report}</DownloadButton>
      )}
    >
      {(planId, { batchId, timeZone }) => (
        <WardenChoice key={planId} planId={planId} wanted={chosen ?? own} onChoose={setWarden}>
          {(warden) => (
            <Tabs
              destroyOnHidden
              items={[
                {
                  key: 'sheet',
                  label: t.sheet,
                  children: <DaySheet {...{ planId, batchId, timeZone, warden }} />,
                },
                { key: 'alerts', label: t.alerts, children: <AlertList {...{ planId, timeZone, warden }} /> },
                ...(role === 'hr'
                  ? []
                  : [{ key: 'trace', label: t.tracing, children: <Tracing planId={planId} timeZone={timeZone} /> }]),
              ]}
            />
          )}
        </WardenChoice>
      )}
    </PlanPage>
  );
}
