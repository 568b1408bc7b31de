import { Card, Empty, Table } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { ShareChart } from '../../../components/ShareChart.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatInstant, formatPercent } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { staffingTexts } from '../staffingTexts.ts';
import classes from './portal.module.css';
import { SurveyForm } from './SurveyForm.tsx';

/** How many people the company needs and has, in versions, and the share that is back over time. */
export function StaffingTab() {
  const t = useTexts(staffingTexts);
  const { locale } = useSettings();
  const { company } = useMe();
  const orgId = company!.orgId;
  const surveys = useAnswer('listSurveys', { params: { orgId } });
  const restored = useAnswer('readStaffRestored', { query: { orgId } });
  const error = surveys.error ?? restored.error;
  if (error !== null) return <FaultNotice error={error} />;
  if (surveys.data === undefined || restored.data === undefined) return <Loading />;
  const [newest] = surveys.data.surveys;
  const { days } = restored.data;
  const sum = (rows: readonly { needed: number; present: number }[], field: 'needed' | 'present') =>
    rows.reduce((total, row) => total + row[field], 0);
  return (
    <div className={classes.stack}>
      <p className={classes.hint}>{t.hint}</p>
      <Card>
        <SurveyForm key={newest?.surveyId ?? 'first'} orgId={orgId} newest={newest ?? null} />
      </Card>
      <Card title={t.restored}>
        {days.length === 0 ? <Empty description={t.noSurvey} /> : <ShareChart label={t.restoredLabel} days={days} />}
        <Table
          rowKey="day"
          size="small"
          dataSource={[...days].reverse()}
          pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
          columns={[
            { title: t.day, dataIndex: 'day' },
            { title: t.needed, dataIndex: 'needed', align: 'right' },
            { title: t.present, dataIndex: 'present', align: 'right' },
            {
              title: t.share,
              align: 'right',
              render: (_, { sharePct }) => (sharePct === null ? '' : formatPercent(sharePct / 100, locale)),
            },
          ]}
        />
      </Card>
      <Card title={t.versions}>
        <Table
          rowKey="surveyId"
          size="small"
          dataSource={surveys.data.surveys}
          pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
          locale={{ emptyText: <Empty description={t.noSurvey} /> }}
          columns={[
            { title: t.asOf, dataIndex: 'asOf' },
            { title: t.savedAt, render: (_, { createdAt }) => formatInstant(createdAt, locale) },
            { title: t.needed, align: 'right', render: (_, { rows }) => sum(rows, 'needed') },
            { title: t.present, align: 'right', render: (_, { rows }) => sum(rows, 'present') },
          ]}
        />
      </Card>
    </div>
  );
}
