import { Alert, Table, Tag } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { batchTexts } from '../batchTexts.ts';

type Company = ReplyOf<'listBatchCompanies'>['companies'][number];

/** Companies of a batch and how their rosters stand; those without one first. */
export function BatchCompanies({ batchId }: { batchId: string }) {
  const t = useTexts(batchTexts);
  const { data, error, isPending, refetch } = useAnswer('listBatchCompanies', {
    params: { batchId },
    query: { limit: 500 },
  });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  const companies = data?.companies ?? [];
  const silent = companies.filter(isSilent);
  return (
    <>
      {silent.length > 0 && (
        <Alert type="warning" showIcon title={t.silent(silent.length)} style={{ marginBottom: 12 }} />
      )}
      <Table<Company>
        size="small"
        rowKey="companyId"
        loading={isPending}
        dataSource={[...companies].sort((a, b) => Number(isSilent(b)) - Number(isSilent(a)))}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t.company,
            render: (_, company) => (
              <>
                {company.companyId} {company.name} {isSilent(company) && <Tag color="warning">{t.noRoster}</Tag>}
              </>
            ),
          },
          { title: t.district, dataIndex: 'district' },
          {
            title: t.staff,
            align: 'right',
            render: (_, { staffPresent, staffNeeded }) => `${staffPresent}/${staffNeeded}`,
          },
          { title: t.accepted, align: 'right', dataIndex: 'accepted', sorter: (a, b) => a.accepted - b.accepted },
          { title: t.rejected, align: 'right', dataIndex: 'rejected', sorter: (a, b) => a.rejected - b.rejected },
          { title: t.withdrawals, align: 'right', dataIndex: 'withdrawalsProposed' },
        ]}
      />
    </>
  );
}

function isSilent({ accepted, rejected }: Company): boolean {
  return accepted + rejected === 0;
}
