import { Button, Form, Input, Table, Tag } from 'antd';
import type { TracedContact } from '../../../../contract/health.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './observation.module.css';

const purposes = ['trace_contacts', 'medical_emergency'] as const;

interface Asked {
  workerId: string;
  purpose: (typeof purposes)[number];
}

/** Who was with somebody, where and when. Asks for a purpose: each query is noted. */
export function Tracing({ planId, timeZone }: { planId: string; timeZone: string }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const trace = useChange('traceContacts');
  const time = (at: string) => formatTime(at, locale, timeZone);
  const { data } = trace;
  return (
    <>
      <p>{t.traceHint}</p>
      <Form<Asked>
        layout="inline"
        className={classes.bar!}
        initialValues={{ purpose: purposes[0] }}
        onFinish={(body) => trace.mutate({ params: { planId }, body })}
      >
        <Form.Item name="workerId" label={t.workerId} rules={[{ required: true, whitespace: true }]}>
          <Input autoComplete="off" maxLength={64} />
        </Form.Item>
        <Form.Item name="purpose" label={t.purpose}>
          <Choice
            label={t.purpose}
            style={{ minWidth: 140 }}
            options={purposes.map((value) => ({ value, label: t[value] }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={trace.isPending}>
          {t.trace}
        </Button>
      </Form>
      {trace.error !== null && <FaultNotice error={trace.error} />}
      {data !== undefined && (
        <>
          <p role="status">
            {t.contacts(data.contacts.length, data.contacts.filter(({ isClose }) => isClose).length)}
            {data.crews.map(({ tripId, driverIds }) => (
              <Tag key={tripId}>{t.drivers(tripId, driverIds.join(', '))}</Tag>
            ))}
          </p>
          <Table<TracedContact>
            rowKey={({ workerId, where, place, from }) => `${workerId} ${where} ${place} ${from}`}
            size="small"
            dataSource={data.contacts}
            pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t.name, render: (_, { nameMasked, workerId }) => `${nameMasked} ${workerId}` },
              { title: t.company, dataIndex: 'companyId' },
              { title: t.whereMet, render: (_, { where, place }) => `${t[where]} ${place}` },
              { title: t.rows, align: 'right', render: (_, { rowsApart }) => rowsApart ?? '–' },
              { title: t.close, render: (_, { isClose }) => isClose && <Tag color="error">{t.yes}</Tag> },
              { title: t.from, render: (_, { from }) => time(from) },
              { title: t.to, render: (_, { to }) => (to === null ? t.still : time(to)) },
            ]}
          />
        </>
      )}
    </>
  );
}
