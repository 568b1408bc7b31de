import { Alert, Table, Tag } from 'antd';
import { inLocale } from '../../../../contract/text.ts';
import type { Measure, VerifiedTrip } from '../../../../contract/verifiedPlan.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatHours, formatKm } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { roadCheckTexts } from '../roadCheckTexts.ts';
import { BusLabel } from './BusLabel.tsx';
import classes from './PublishDialog.module.css';

/** What measuring on roads found: trips that are lawful no more first, each with its loaded run as planned and as measured. */
export function RoadCheckResult({ planId, verificationId }: { planId: string; verificationId: string }) {
  const t = useTexts(roadCheckTexts);
  const { locale } = useSettings();
  const { data, error } = useAnswer('readVerification', { params: { planId, verificationId } });
  if (error !== null) return <FaultNotice error={error} />;
  if (data === undefined) return <Loading />;
  if (data.result === null) return null;
  const { trips, missing } = data.result;
  const broken = trips.filter(({ problem }) => problem !== null);
  const words = (measure: Measure | null) =>
    measure === null ? t.noRoad : `${formatKm(measure.distanceM, locale)} · ${formatHours(measure.driveS)}`;
  return (
    <>
      <Alert
        showIcon
        className={classes.outcome!}
        type={broken.length > 0 ? 'error' : 'success'}
        title={broken.length > 0 ? t.broken(broken.length) : t.lawful(trips.length)}
      />
      {missing !== null && (
        <Alert showIcon className={classes.outcome!} type="warning" title={inLocale(missing, locale)} />
      )}
      <Table<VerifiedTrip>
        size="small"
        rowKey="tripId"
        className={classes.outcome!}
        dataSource={[...broken, ...trips.filter(({ problem }) => problem === null)]}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t.trip, render: (_, { tripId }) => <BusLabel tripId={tripId} /> },
          { title: t.planned, render: (_, { loaded }) => words(loaded.before) },
          { title: t.measured, render: (_, { loaded }) => words(loaded.after) },
          {
            title: t.outcome,
            render: (_, { problem, legs }) => (
              <div className={classes.reason}>
                <Tag color={problem === null ? 'success' : 'error'}>{problem === null ? t.keeps : t.breaks}</Tag>
                {problem !== null && inLocale(problem, locale)}
                {legs.some(({ measured }) => !measured) && <small> {t.partly}</small>}
              </div>
            ),
          },
        ]}
      />
    </>
  );
}
