import { Table } from 'antd';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './Overview.module.css';

type Day = ReplyOf<'readStaffRestored'>['days'][number];

const [width, height] = [640, 160];

/** The share of staff that is back, day by day, with the same figures in a table beside it. */
export function RestoredChart({ days }: { days: readonly Day[] }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const known = days.filter(({ sharePct }) => sharePct !== null);
  const x = (at: number) => (known.length < 2 ? width / 2 : (at / (known.length - 1)) * (width - 16) + 8);
  const y = (pct: number) => height - 8 - (Math.min(100, pct) / 100) * (height - 16);
  const line = known.map(({ sharePct }, at) => `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(sharePct!).toFixed(1)}`);
  return (
    <div className={classes.beside}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.restoredOver} className={classes.chart}>
        {[0, 50, 100].map((pct) => (
          <line key={pct} x1="0" x2={width} y1={y(pct)} y2={y(pct)} className={classes.axis} />
        ))}
        <path d={line.join('')} className={classes.line} />
        {known.map(({ day, sharePct }, at) => (
          <circle key={day} cx={x(at)} cy={y(sharePct!)} r="3.5" className={classes.point} />
        ))}
      </svg>
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
