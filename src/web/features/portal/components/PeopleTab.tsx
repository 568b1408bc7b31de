import { App, Button, Empty, Input, Table, Tag } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useCountyByCode } from '../../../components/map/useShapes.ts';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import type { ListedWorker } from '../byCounty.ts';
import { texts } from '../texts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import { useWorkers } from '../useWorkers.ts';
import classes from './portal.module.css';

const colours = {
  planned: 'success',
  duplicate_in_batch: 'warning',
  duplicate_other_company: 'warning',
  withdrawn: 'default',
  awaiting_application: 'warning',
} as const;

/** Everybody on the company's rosters: where each is fetched, and whether he is still to come. */
export function PeopleTab(place: CompanyPlace) {
  const t = useTexts(texts);
  const countyOf = useCountyByCode();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const { data, error, isPending, refetch } = useWorkers(place);
  const rows = useMemo(() => {
    const named = (data ?? []).map((worker) => ({ ...worker, county: countyOf(worker.adcode) }));
    const wanted = search.trim().toLowerCase();
    if (wanted === '') return named;
    return named.filter(({ nameMasked, idMasked, phoneMasked, county, pickupName }) =>
      [nameMasked, idMasked, phoneMasked, county?.name ?? '', county?.prefecture ?? '', pickupName ?? '']
        .join(' ')
        .toLowerCase()
        .includes(wanted),
    );
  }, [data, countyOf, search]);
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  return (
    <>
      <div className={classes.tools}>
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={t.search}
          style={{ maxWidth: 320 }}
          value={search}
          onChange={({ target }) =>
            setParams({ tab: 'people', ...(target.value !== '' && { search: target.value }) }, { replace: true })
          }
        />
        <span>{t.people(rows.length)}</span>
      </div>
      <Table
        rowKey="claimId"
        size="small"
        loading={isPending}
        dataSource={rows}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noRoster} /> }}
        columns={[
          { title: t.name, dataIndex: 'nameMasked' },
          { title: t.idNumber, render: (_, { idMasked }) => <span className={classes.value}>{idMasked}</span> },
          { title: t.phone, render: (_, { phoneMasked }) => <span className={classes.value}>{phoneMasked}</span> },
          {
            title: t.county,
            render: (_, { county, adcode, countyInferred }) => (
              <>
                {county === null ? adcode : `${county.name} ${county.prefecture}`}{' '}
                {countyInferred && (
                  <Tag color="warning" title={t.inferredHint}>
                    {t.inferred}
                  </Tag>
                )}
              </>
            ),
          },
          { title: t.pickup, render: (_, { pickupName }) => pickupName ?? t.countySeat },
          {
            title: t.state,
            render: (_, { state, withdrawalProposed }) => (
              <>
                <Tag color={colours[state]}>{t[state]}</Tag>
                {withdrawalProposed && <Tag color="warning">{t.missingNow}</Tag>}
              </>
            ),
          },
          { title: t.source, render: (_, { source }) => `${source.file} ${source.sheet} ${t.rowOf(source.row)}` },
          { title: '', align: 'right', render: (_, worker) => <Decide batchId={place.batchId} worker={worker} /> },
        ]}
      />
    </>
  );
}

/** Withdraws a person, or keeps one whom the newest roster does not name. */
function Decide({ batchId, worker }: { batchId: string; worker: ListedWorker }) {
  const t = useTexts(texts);
  const { modal, message } = App.useApp();
  const { claimId, version, state, withdrawalProposed } = worker;
  const decide = useChange('decideWithdrawal', {
    outdates: ['listWorkers', 'listBatchCompanies'],
    onSuccess: () => message.success(t.decided),
    onError: (error) => modal.error({ content: <FaultNotice error={error} /> }),
  });
  const save = (decision: 'withdraw' | 'keep') =>
    decide.mutateAsync({ params: { batchId, claimId }, version, body: { decision } });
  const confirm = () =>
    modal.confirm({
      title: t.withdrawTitle,
      content: t.withdrawHint,
      okText: t.withdraw,
      cancelText: t.cancel,
      onOk: () => save('withdraw'),
    });
  if (state === 'withdrawn') {
    return (
      <Button size="small" loading={decide.isPending} onClick={() => save('keep')}>
        {t.restore}
      </Button>
    );
  }
  return (
    <>
      {withdrawalProposed && (
        <Button size="small" loading={decide.isPending} onClick={() => save('keep')}>
          {t.keep}
        </Button>
      )}{' '}
      <Button size="small" danger onClick={confirm}>
        {t.withdraw}
      </Button>
    </>
  );
}
