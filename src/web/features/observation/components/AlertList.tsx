import { Button, Empty, Table, Tag } from 'antd';
import type { HealthAlert } from '../../../../contract/health.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { useChange } from '../../../lib/api/hooks.ts';
import { formatTime } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

const words = {
  fever: 'fever',
  symptom: 'alert_symptom',
  missed_check: 'missed_check',
  missed_reading: 'missed_reading',
  overdue_release: 'overdue_release',
} as const;

interface AlertListProps {
  planId: string;
  timeZone: string;
  /** Whose people to show; null: everybody. */
  warden: string | null;
}

/** What somebody has to see to, on the road and in the dormitory, the newest first. */
export function AlertList({ planId, timeZone, warden }: AlertListProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { role } = useMe();
  const { data, error, isPending, refetch } = useAllPages('listHealthAlerts', {
    params: { planId },
    query: warden === null ? {} : { warden },
  });
  const settle = useChange('settleHealthAlert', { outdates: ['listHealthAlerts'] });
  const problem = error ?? settle.error;
  return (
    <>
      {problem !== null && <FaultNotice error={problem} onRetry={() => void refetch()} />}
      <Table<HealthAlert>
        rowKey="alertId"
        size="small"
        loading={isPending}
        dataSource={data?.flatMap(({ alerts }) => alerts) ?? []}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noAlert} /> }}
        columns={[
          {
            title: t.kind,
            render: (_, { kind, what }) => (
              <>
                <Tag color={kind === 'fever' || kind === 'symptom' ? 'error' : 'warning'}>{t[words[kind]]}</Tag>
                {(kind === 'fever' || kind === 'symptom') && what}
              </>
            ),
          },
          { title: t.name, render: (_, { nameMasked, workerId }) => `${nameMasked} ${workerId}` },
          { title: t.company, dataIndex: 'companyId' },
          { title: t.trip, render: (_, { tripId }) => tripId ?? '–' },
          { title: t.at, render: (_, { at }) => formatTime(at, locale, timeZone) },
          {
            title: '',
            align: 'right',
            render: (_, { alertId }) =>
              role !== 'hr' && (
                <Button
                  size="small"
                  loading={settle.isPending && settle.variables.params.alertId === alertId}
                  onClick={() => settle.mutate({ params: { planId, alertId } })}
                >
                  {t.settle}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
