import { Button, Modal, Popconfirm, Select, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { QrCode } from '../../../components/QrCode.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { driverLinkTexts } from '../driverLinkTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import classes from './PublishDialog.module.css';

type Sheet = ReplyOf<'listAcknowledgements'>['sheets'][number];
type Link = ReplyOf<'listDriverLinks'>['links'][number];

const hourChoices = [24, 48, 96, 168, 240];
const outdates = ['listDriverLinks', 'listAcknowledgements'] as const;

/** Gives a trip to its driver, takes it back, and notes for him that he has read his sheet. */
export function DriverLinksDialog({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const t = useTexts(driverLinkTexts);
  const { draft } = useDesk();
  const { tripId, sheetVersion, state } = sheet;
  const params = { planId: draft.planId, tripId };
  const [hours, setHours] = useState(96);
  const create = useChange('createDriverLink', { outdates });
  const acknowledge = useChange('acknowledgeSheet', { outdates: ['listAcknowledgements'], onSuccess: onClose });
  const fault = create.error ?? acknowledge.error;
  return (
    <Modal open footer={null} width={640} title={t.title(tripId)} onCancel={onClose}>
      <p>{t.hint}</p>
      <div className={classes.outcome}>
        <Select
          aria-label={t.hours}
          value={hours}
          onChange={setHours}
          options={hourChoices.map((value) => ({ value, label: t.hoursOf(value) }))}
        />{' '}
        <Button type="primary" loading={create.isPending} onClick={() => create.mutate({ params, body: { hours } })}>
          {t.create}
        </Button>{' '}
        {(state === 'open' || state === 'outdated') && (
          <Button
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ params, body: { sheetVersion } })}
          >
            {t.acknowledge(sheetVersion)}
          </Button>
        )}
      </div>
      {fault !== null && <FaultNotice error={fault} />}
      {create.data !== undefined && (
        <section className={classes.part}>
          <QrCode text={create.data.url} label={t.code} sizePx={240} />
          <Typography.Paragraph copyable={{ text: create.data.url, tooltips: [t.copy, t.copy] }} code>
            {create.data.url}
          </Typography.Paragraph>
        </section>
      )}
      <LinkTable params={params} />
    </Modal>
  );
}

function LinkTable({ params }: { params: { planId: string; tripId: string } }) {
  const t = useTexts(driverLinkTexts);
  const { locale } = useSettings();
  const { timeZone } = useDesk();
  const { data, error, isPending } = useAnswer('listDriverLinks', { params });
  const revoke = useChange('revokeDriverLink', { outdates });
  if (error !== null) return <FaultNotice error={error} />;
  return (
    <>
      {revoke.error !== null && <FaultNotice error={revoke.error} />}
      <Table<Link>
        size="small"
        rowKey="linkId"
        loading={isPending}
        dataSource={data?.links ?? []}
        locale={{ emptyText: t.none }}
        pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t.made, render: (_, { createdAt }) => formatInstant(createdAt, locale, timeZone) },
          { title: t.until, render: (_, { expiresAt }) => formatInstant(expiresAt, locale, timeZone) },
          {
            title: t.state,
            render: (_, { expiresAt, revokedAt }) => {
              if (revokedAt !== null) return <Tag>{t.revoked}</Tag>;
              return Date.parse(expiresAt) <= Date.now() ? <Tag>{t.over}</Tag> : <Tag color="success">{t.works}</Tag>;
            },
          },
          {
            render: (_, { linkId, revokedAt }) =>
              revokedAt === null && (
                <Popconfirm
                  title={t.revokeSure}
                  okText={t.revoke}
                  onConfirm={() => revoke.mutate({ params: { linkId } })}
                >
                  <Button size="small" danger>
                    {t.revoke}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
    </>
  );
}
