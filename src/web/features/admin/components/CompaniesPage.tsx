import { Button, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { RowActions } from '../../../components/RowActions.tsx';
import { SearchList } from '../../../components/SearchList.tsx';
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
  const { data, error, refetch } = useAllPages('listCompanies', {});
  const [edited, setEdited] = useState<Company | 'new' | null>(null);
  const [resuming, setResuming] = useState<Company | null>(null);
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
      <SearchList<Company>
        title={t.title}
        hint={t.hint}
        actions={add}
        searchLabel={t.search}
        emptyText={t.empty}
        rowKey="orgId"
        rows={data?.flatMap((page) => page.companies)}
        textOf={({ name, code, township }) => `${name} ${code} ${township}`}
        columns={columns}
        error={error}
        onRetry={refetch}
      />
      {edited !== null && <CompanyForm company={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {resuming !== null && <ResumptionForm company={resuming} onClose={() => setResuming(null)} />}
    </>
  );
}
