import { Alert, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { applicationNames, batchTexts } from '../batchTexts.ts';
import { type CompanyStanding, companyStandings } from '../model/companyStandings.ts';
import { ApplicationDialog } from './ApplicationDialog.tsx';
import classes from './Batch.module.css';
import { CompanyActions } from './CompanyActions.tsx';

/** Companies of a batch: who has applied, whose roster is there, who is late; those who are missing first. */
export function BatchCompanies({ batchId, timeZone }: { batchId: string; timeZone: string }) {
  const t = useTexts(batchTexts);
  const states = useTexts(applicationNames);
  const { locale } = useSettings();
  const [shown, setShown] = useState<'all' | 'missing' | 'toDecide'>('all');
  const [opened, setOpened] = useState<CompanyStanding | null>(null);
  const applications = useAllPages('listApplications', { params: { batchId } });
  const companies = useAllPages('listBatchCompanies', { params: { batchId } });
  const error = applications.error ?? companies.error;
  if (error !== null)
    return (
      <FaultNotice error={error} onRetry={() => void Promise.all([applications.refetch(), companies.refetch()])} />
    );
  const rows = companyStandings(
    (applications.data ?? []).flatMap((page) => page.companies),
    (companies.data ?? []).flatMap((page) => page.companies),
  );
  const missing = rows.filter((row) => row.missing.length > 0);
  const toDecide = rows.filter(({ state }) => state === 'submitted' || state === 'resubmitted');
  const chosen = { all: rows, missing, toDecide }[shown];
  return (
    <>
      <div className={classes.toolbar}>
        <Segmented
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: `${t.all} ${rows.length}` },
            { value: 'missing', label: `${t.missing} ${missing.length}` },
            { value: 'toDecide', label: `${t.toDecide} ${toDecide.length}` },
          ]}
        />
        {missing.length > 0 && <Alert type="warning" showIcon title={t.silent(missing.length)} />}
      </div>
      <Table<CompanyStanding>
        size="small"
        rowKey="companyId"
        loading={applications.isPending || companies.isPending}
        dataSource={chosen}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t.company, render: (_, { companyId, name }) => `${companyId} ${name}` },
          { title: t.district, dataIndex: 'district' },
          {
            title: t.application,
            render: (_, { state, missing: lacking, late }) => (
              <>
                {state === null ? <Tag>{t.notBegun}</Tag> : <Tag color={stateColours[state]}>{states[state]}</Tag>}
                {lacking.map((what) => (
                  <Tag key={what} color="warning">
                    {what === 'roster' ? t.noRoster : t.noApplication}
                  </Tag>
                ))}
                {late && <Tag color="error">{t.late}</Tag>}
              </>
            ),
          },
          {
            title: t.rosterAt,
            render: (_, { rosterAt }) => (rosterAt === null ? '' : formatInstant(rosterAt, locale, timeZone)),
          },
          {
            title: t.staff,
            align: 'right',
            render: (_, { staffPresent, staffNeeded }) => `${staffPresent}/${staffNeeded}`,
          },
          { title: t.accepted, align: 'right', dataIndex: 'accepted', sorter: (a, b) => a.accepted - b.accepted },
          { title: t.rejected, align: 'right', dataIndex: 'rejected', sorter: (a, b) => a.rejected - b.rejected },
          {
            title: '',
            render: (_, row) => <CompanyActions batchId={batchId} company={row} onOpen={() => setOpened(row)} />,
          },
        ]}
      />
      {opened !== null && (
        <ApplicationDialog
          batchId={batchId}
          companyId={opened.companyId}
          name={opened.name}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

const stateColours = {
  draft: 'default',
  submitted: 'processing',
  returned: 'warning',
  resubmitted: 'processing',
  accepted: 'success',
} as const;
