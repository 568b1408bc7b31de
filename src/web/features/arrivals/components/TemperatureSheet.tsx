import { PrinterOutlined } from '@ant-design/icons';
import { Button, Space, Table, Tag } from 'antd';
import type { TemperatureSheet as Sheet } from '../../../../contract/health.ts';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { client, useAnswer } from '../../../lib/api/hooks.ts';
import { formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './arrivals.module.css';

type Passenger = Sheet['people'][number];
type Step = Passenger['steps'][number];

const colours: Record<Step['state'], string> = { ahead: 'default', due: 'warning', done: 'success', missed: 'error' };

/** Which measurements of a bus are due, done and missed, person by person, with what was measured. */
export function TemperatureSheet({ planId, tripId, timeZone }: { planId: string; tripId: string; timeZone: string }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { data, error, refetch } = useAnswer('readTemperatures', { params: { planId, tripId } });
  if (data === undefined) return error === null ? <Loading /> : <FaultNotice error={error} onRetry={refetch} />;
  const time = (at: string) => formatTime(at, locale, timeZone);
  return (
    <section aria-label={t.temperatures} className={classes.paper}>
      <Space wrap className={classes.figures!}>
        <Tag color="warning">{t.dueCount(data.due)}</Tag>
        <Tag color="success">{t.doneCount(data.done)}</Tag>
        <Tag color={data.missed === 0 ? 'default' : 'error'}>{t.missedCount(data.missed)}</Tag>
        {data.feverSeat !== null && <span>{t.feverSeat(data.feverSeat)}</span>}
        <Button className={classes.screenOnly!} icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t.print}
        </Button>
        <span className={classes.screenOnly}>
          <DownloadButton fetch={() => client.call('readTemperatureSheet', { params: { planId, tripId } })}>
            XLSX
          </DownloadButton>
        </span>
      </Space>
      <Table<Passenger>
        rowKey="workerId"
        size="small"
        dataSource={data.people}
        pagination={false}
        columns={[
          { title: t.seat, dataIndex: 'seat' },
          { title: t.name, render: (_, { nameMasked, workerId }) => `${nameMasked} ${workerId}` },
          {
            title: t.checks,
            render: (_, { steps }) =>
              steps.map(({ kind, stop, dueAt, state, doneAt }) => (
                <Tag key={`${kind}${stop}${dueAt}`} color={colours[state]}>
                  {t[`check_${kind}`]} {time(doneAt ?? dueAt)} {t[`state_${state}`]}
                </Tag>
              )),
          },
          {
            title: t.readings,
            render: (_, { readings }) =>
              readings.map(({ at, celsius, isFever }) => (
                <Tag key={at} color={isFever ? 'error' : 'default'}>
                  {time(at)} {celsius.toFixed(1)} ℃
                </Tag>
              )),
          },
        ]}
      />
    </section>
  );
}
