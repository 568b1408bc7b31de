import { Col, Empty, Row } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Figures } from '../../../components/Figures.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { BatchTable } from './BatchTable.tsx';
import { NeedTable } from './NeedTable.tsx';
import classes from './Overview.module.css';
import { RestoredChart } from './RestoredChart.tsx';

/** The district at a glance: who is needed and missing, how much of the staff is back, and the batches under way. */
export default function OverviewPage() {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const need = useAnswer('readLabourNeed', {});
  const restored = useAnswer('readStaffRestored', {});
  const error = need.error ?? restored.error;
  if (error !== null) return <FaultNotice error={error} isWholePage />;
  if (need.data === undefined || restored.data === undefined) return <Loading isWholePage />;
  const { total, companies, byTown, byTrade } = need.data;
  const number = (value: number) => formatNumber(value, locale);
  const newest = restored.data.days.at(-1);
  return (
    <>
      <PageHead title={t.title} hint={t.hint} />
      <Figures
        items={[
          { label: t.companies, value: number(companies) },
          { label: t.needed, value: number(total.needed) },
          { label: t.present, value: number(total.present) },
          { label: t.short, value: number(total.short), tone: total.short > 0 ? 'warning' : 'plain' },
          {
            label: t.restored,
            value: newest?.sharePct == null ? '–' : `${formatNumber(newest.sharePct, locale, 1)} %`,
            note: newest === undefined ? undefined : t.asOf(newest.day),
          },
        ]}
      />
      <section className={classes.card}>
        <h2>{t.batches}</h2>
        <BatchTable />
      </section>
      {companies === 0 ? (
        <Empty description={t.noSurvey} />
      ) : (
        <>
          <section className={classes.card}>
            <h2>{t.restoredOver}</h2>
            <RestoredChart days={restored.data.days} />
          </section>
          <Row gutter={16}>
            <Col xs={24} xl={12}>
              <NeedTable
                title={t.byTown}
                column={t.town}
                rows={byTown.map(({ town, ...need }) => ({ ...need, name: town }))}
              />
            </Col>
            <Col xs={24} xl={12}>
              <NeedTable
                title={t.byTrade}
                column={t.trade}
                rows={byTrade.map(({ trade, ...need }) => ({ ...need, name: trade }))}
              />
            </Col>
          </Row>
        </>
      )}
    </>
  );
}
