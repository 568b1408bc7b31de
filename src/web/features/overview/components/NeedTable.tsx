import { Table } from 'antd';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './Overview.module.css';

type Need = Omit<ReplyOf<'readLabourNeed'>['byTown'][number], 'town'> & { name: string };

/** Who is needed and missing, one line a town or trade, with the share that is there as a bar. */
export function NeedTable({ title, column, rows }: { title: string; column: string; rows: readonly Need[] }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <section className={classes.card}>
      <h2>{title}</h2>
      <Table<Need>
        size="small"
        rowKey="name"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: column, render: (_, { name }) => name || t.untold },
          { title: t.companies, align: 'right', render: (_, { companies }) => number(companies) },
          { title: t.needed, align: 'right', render: (_, { needed }) => number(needed) },
          { title: t.present, align: 'right', render: (_, { present }) => number(present) },
          { title: t.short, align: 'right', render: (_, { short }) => number(short) },
          { title: t.share, render: (_, { needed, present }) => <ShareBar present={present} needed={needed} /> },
        ]}
      />
    </section>
  );
}

function ShareBar({ present, needed }: { present: number; needed: number }) {
  const { locale } = useSettings();
  if (needed === 0) return '–';
  const pct = (100 * present) / needed;
  const words = formatNumber(pct, locale, 1);
  return (
    <>
      <svg className={classes.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="10" rx="2" />
        <rect width={Math.min(100, pct)} height="10" rx="2" />
      </svg>{' '}
      {words}
    </>
  );
}
