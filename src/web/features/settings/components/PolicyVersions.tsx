import { Table } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './settings.module.css';

/** Every policy that a batch had, the newest first. */
export function PolicyVersions({ batchId, timeZone }: { batchId: string; timeZone: string }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { data, error, isPending } = useAllPages('listPolicyVersions', { params: { batchId } });
  if (error !== null) return <FaultNotice error={error} />;
  return (
    <Table
      rowKey="version"
      size="small"
      loading={isPending}
      dataSource={data?.flatMap((page) => page.versions) ?? []}
      pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: '#', dataIndex: 'version', align: 'right' },
        { title: t.changedAt, render: (_, { createdAt }) => formatInstant(createdAt, locale, timeZone) },
        { title: t.changedBy, dataIndex: 'createdBy' },
        { title: t.preset, render: (_, { choice }) => choice.preset ?? '' },
        {
          title: t.overrides,
          render: (_, { choice }) => <div className={classes.value}>{JSON.stringify(choice.override ?? {})}</div>,
        },
      ]}
    />
  );
}
