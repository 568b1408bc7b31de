import { Button } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Figures } from '../../../components/Figures.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { formatInstant, formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { instantAt, wallClock } from '../../../lib/zonedTime.ts';
import type { BatchDetail } from '../api/useDeskAnswers.ts';
import { batchTexts } from '../batchTexts.ts';
import { Countdown } from './Countdown.tsx';

/** How a batch stands before planning: people, companies that are missing, and the time that they still have. */
export function BatchFigures({ batch }: { batch: BatchDetail }) {
  const { batchId } = batch;
  const t = useTexts(batchTexts);
  const { locale } = useSettings();
  const [isEditing, setEditing] = useState(false);
  const demand = useAnswer('readDemand', { params: { batchId } });
  const applications = useAnswer('listApplications', { params: { batchId }, query: { limit: 1 } });
  const edit = useChange('editBatch', {
    outdates: ['readBatch', 'listBatches', 'listApplications'],
    onSuccess: () => setEditing(false),
  });
  const counts = applications.data?.counts;
  const number = (value: number | undefined) => (value === undefined ? '…' : formatNumber(value, locale));
  const setDeadline = (deadline: string | null) =>
    edit.mutate({ params: { batchId }, version: batch.version, body: { deadline } });
  return (
    <>
      <Figures
        items={[
          {
            label: t.demandPeople,
            value: number(demand.data?.workers),
            note: t.inCounties(demand.data?.counties.length ?? 0),
          },
          {
            label: t.complete,
            value: `${number(counts?.complete)}/${number(counts?.companies)}`,
            note: t.toDecideCount(counts?.toDecide ?? 0),
          },
          {
            label: t.missing,
            value: number(counts?.missing),
            note: t.lateCount(counts?.late ?? 0),
            tone: (counts?.missing ?? 0) > 0 ? 'warning' : 'plain',
          },
          {
            label: t.deadline,
            value:
              applications.data === undefined || batch.deadline === null ? (
                t.noDeadline
              ) : (
                <Countdown deadline={batch.deadline} serverTime={applications.data.serverTime} />
              ),
            note: (
              <>
                {batch.deadline !== null && formatInstant(batch.deadline, locale, batch.timeZone)}{' '}
                <Button type="link" size="small" onClick={() => setEditing(!isEditing)}>
                  {t.setDeadline}
                </Button>
                {isEditing && (
                  <form
                    onSubmit={(event) => {
                      event.preventDefault();
                      const wall = new FormData(event.currentTarget).get('deadline');
                      setDeadline(wall === '' ? null : instantAt(String(wall), batch.timeZone));
                    }}
                  >
                    <input
                      type="datetime-local"
                      name="deadline"
                      aria-label={t.deadline}
                      defaultValue={batch.deadline === null ? '' : wallClock(batch.deadline, batch.timeZone)}
                    />{' '}
                    <Button size="small" htmlType="submit" loading={edit.isPending}>
                      {t.save}
                    </Button>
                  </form>
                )}
              </>
            ),
          },
        ]}
      />
      {[demand, applications, edit].map(
        ({ error }, at) => error !== null && <FaultNotice key={['demand', 'applications', 'edit'][at]} error={error} />,
      )}
    </>
  );
}
