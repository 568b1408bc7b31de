import { Empty } from 'antd';
import { useState } from 'react';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PlanPage } from '../../../components/PlanPage.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { useLiveAnswers } from '../../../lib/api/liveAnswers.ts';
import { useMe } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { CompanyNotices } from './CompanyNotices.tsx';
import classes from './notices.module.css';

/** What each worker is told of his bus, company by company; companies see and send their own. */
export default function NoticesPage() {
  const t = useTexts(texts);
  return (
    <PlanPage title={t.title} hint={t.hint} isOfJourney={false}>
      {(planId, { batchId, timeZone }) => (
        <OneCompany key={planId} planId={planId} batchId={batchId} timeZone={timeZone} />
      )}
    </PlanPage>
  );
}

function OneCompany({ planId, batchId, timeZone }: { planId: string; batchId: string; timeZone: string }) {
  const t = useTexts(texts);
  const { role } = useMe();
  const [chosen, setChosen] = useState<string | null>(null);
  useLiveAnswers(batchId);
  const list = useAllPages('listBatchCompanies', { params: { batchId } });
  if (list.error !== null) return <FaultNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  const companies = list.data.flatMap((page) => page.companies);
  const company = companies.find(({ companyId }) => companyId === chosen) ?? companies[0];
  if (company === undefined) return <Empty description={t.noCompany} />;
  return (
    <>
      {role !== 'hr' && (
        <Choice
          id="company"
          label={t.company}
          className={classes.company}
          showSearch={{ optionFilterProp: 'label' }}
          value={company.companyId}
          onChange={setChosen}
          options={companies.map(({ companyId: value, name }) => ({ value, label: `${value} ${name}` }))}
        />
      )}
      <CompanyNotices
        key={company.companyId}
        planId={planId}
        companyId={company.companyId}
        name={company.name}
        timeZone={timeZone}
      />
    </>
  );
}
