import { Grid, Tabs, Tag } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { Deadline } from '../../../components/Deadline.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Figures } from '../../../components/Figures.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useLiveAnswers } from '../../../lib/api/liveAnswers.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { useOwnCompany } from '../useOwnCompany.ts';
import { ApplicationTab } from './ApplicationTab.tsx';
import { CountyTab } from './CountyTab.tsx';
import { NextSteps } from './NextSteps.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { RosterTab } from './RosterTab.tsx';
import { StaffingTab } from './StaffingTab.tsx';

/** A company's place in one batch: its roster, where its people are fetched, who they are. */
export default function BatchPage() {
  const isNarrow = Grid.useBreakpoint().md === false;
  const t = useTexts(texts);
  const { batchId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  useLiveAnswers(batchId);
  const batch = useAnswer('readBatch', { params: { batchId } });
  const company = useOwnCompany(batchId);
  const error = batch.error ?? company.error;
  if (error !== null) return <FaultNotice error={error} onRetry={() => void batch.refetch()} />;
  if (batch.data === undefined || company.data === undefined) return <Loading />;
  const { name, serviceDate, timeZone, status, isDemo, deadline } = batch.data;
  const { companyId, accepted, rejected, withdrawalsProposed, staffNeeded, staffPresent } = company.data;
  const place = { batchId, companyId };
  const open = (tab: string) => setSearch({ tab }, { replace: true });
  return (
    <>
      <PageHead
        title={
          <>
            {name} <Tag color={status === 'open' ? 'processing' : 'default'}>{t[status]}</Tag>
            {isDemo && <Tag>{t.demoTag}</Tag>}
          </>
        }
        hint={`${t.serviceDate} ${serviceDate} · ${t.timesIn(timeZone)}`}
        actions={
          deadline !== null && (
            <span>
              {t.deadline} <Deadline at={deadline} timeZone={timeZone} />
            </span>
          )
        }
      />
      <Figures
        items={[
          { label: t.accepted, value: t.people(accepted) },
          { label: t.rejected, value: t.rows(rejected), tone: rejected > 0 ? 'warning' : 'plain' },
          {
            label: t.withdrawals,
            value: t.people(withdrawalsProposed),
            tone: withdrawalsProposed > 0 ? 'warning' : 'plain',
          },
          { label: t.present, value: t.people(staffPresent) },
          { label: t.stillNeeded, value: t.people(staffNeeded) },
        ]}
      />
      <NextSteps place={place} company={company.data} onOpen={open} />
      <Tabs
        activeKey={search.get('tab') ?? 'roster'}
        onChange={open}
        destroyOnHidden
        // five tabs beside each other on a phone: none behind a menu
        {...(isNarrow && { size: 'small' as const, tabBarGutter: 12 })}
        items={[
          {
            key: 'roster',
            label: t.tabRoster,
            children: <RosterTab {...place} isOpen={status === 'open'} timeZone={timeZone} />,
          },
          { key: 'counties', label: t.tabCounties, children: <CountyTab {...place} /> },
          { key: 'people', label: t.tabPeople, children: <PeopleTab {...place} timeZone={timeZone} /> },
          { key: 'application', label: t.tabApplication, children: <ApplicationTab {...place} timeZone={timeZone} /> },
          { key: 'staffing', label: t.tabStaffing, children: <StaffingTab /> },
        ]}
      />
    </>
  );
}
