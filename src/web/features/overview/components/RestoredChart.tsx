import { Table } from 'antd';
import { ShareChart } from '../../../components/ShareChart.tsx';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './Overview.module.css';

type Day = ReplyOf<'readStaffRestored'>['days'][number];

/** The share of staff that is back, day by day, with the same figures in a table beside it. */
export function RestoredChart({ days }: { days: readonly Day[] }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  return (
    <div className={classes.beside}>
      <ShareChart label={t.restoredOver} days={days} />
      <Table<Day>
        size="small"
        rowKey="day"
        dataSource={[...days].reverse()}
        pagination={{ pageSize: 6, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t.day, dataIndex: 'day' },
          { title: t.present, align: 'right', dataIndex: 'present' },
          { title: t.needed, align: 'right', dataIndex: 'needed' },
          {
            title: t.share,
            align: 'right',
            render: (_, { sharePct }) => (sharePct === null ? '–' : formatNumber(sharePct, locale, 1)),
          },
        ]}
      />
    </div>
  );
}
