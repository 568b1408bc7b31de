import { Button, Empty, Input, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { RowActions } from '../../../components/RowActions.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { companyTexts } from '../companyTexts.ts';
import { CompanyForm } from './CompanyForm.tsx';
import { ResumptionForm } from './ResumptionForm.tsx';

/** One company above its batches. */
export type Company = ReplyOf<'listCompanies'>['companies'][number];

/** What the district knows of its companies. */
export default function CompaniesPage() {
  const t = useTexts(companyTexts);
  const { data, error, isPending, refetch } = useAllPages('listCompanies', {});
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<Company | 'new' | null>(null);
  const [resuming, setResuming] = useState<Company | null>(null);
  const wanted = search.trim().toLowerCase();
  const companies = (data?.flatMap((page) => page.companies) ?? []).filter(({ name, code, township }) =>
    `${name} ${code} ${township}`.toLowerCase().includes(wanted),
  );
  const columns: TableColumnsType<Company> = [
    { title: t.code, dataIndex: 'code' },
    { title: t.name, render: (_, { name }) => <strong>{name}</strong> },
    { title: t.township, render: (_, { district, township }) => `${district} ${township}` },
    { title: t.address, dataIndex: 'address' },
    { title: t.contact, render: (_, { contactMasked, phoneMasked }) => `${contactMasked ?? ''} ${phoneMasked ?? ''}` },
    { title: t.headcount, dataIndex: 'headcount', align: 'right' },
    {
      title: t.reception,
      render: (_, { receiveFrom, receiveTo }) => (receiveFrom === null ? t.anyHour : `${receiveFrom}–${receiveTo}`),
    },
    {
      title: t.resumption,
      render: (_, { resumption }) =>
        resumption === null ? <Tag>{t.notYet}</Tag> : <Tag color="success">{resumption.approvedOn}</Tag>,
    },
    {
      title: '',
      align: 'right',
      render: (_, company) => (
        <RowActions
          label={t.more(company.name)}
          items={[
            { key: 'edit', label: t.edit, onSelect: () => setEdited(company) },
            { key: 'resume', label: t.resume, onSelect: () => setResuming(company) },
          ]}
        />
      ),
    },
  ];
  const add = (
    <Button type="primary" onClick={() => setEdited('new')}>
      {t.add}
    </Button>
  );
  return (
    <>
      <PageHead title={t.title} hint={t.hint} actions={add} />
      {error !== null && <FaultNotice error={error} onRetry={refetch} />}
      <Input.Search
        allowClear
        aria-label={t.search}
        placeholder={t.search}
        style={{ maxWidth: 320, marginBottom: 12 }}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      <Table<Company>
        rowKey="orgId"
        size="small"
        loading={isPending}
        dataSource={companies}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.empty} /> }}
        columns={columns}
      />
      {edited !== null && <CompanyForm company={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {resuming !== null && <ResumptionForm company={resuming} onClose={() => setResuming(null)} />}
    </>
  );
}
