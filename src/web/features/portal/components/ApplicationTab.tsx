import { Alert, Card, Tag } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { applicationTexts, stateColours, stateTexts } from '../applicationTexts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import { ApplicationForm } from './ApplicationForm.tsx';
import { Documents } from './Documents.tsx';
import classes from './portal.module.css';
import { RecallButton } from './RecallButton.tsx';

/** The company's application to the batch: what it says, its documents, and what the district decided. */
export function ApplicationTab({ timeZone, ...place }: CompanyPlace & { timeZone: string }) {
  const t = useTexts(applicationTexts);
  const states = useTexts(stateTexts);
  const { locale } = useSettings();
  const { data, error, refetch } = useAnswer('readApplication', { params: place });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;
  const { state, reason, submittedAt, decidedAt, resumption } = data;
  const isOpen = state === 'draft' || state === 'returned';
  const isUndecided = state === 'submitted' || state === 'resubmitted';
  const dates = [
    submittedAt !== null && `${t.submittedAt} ${formatInstant(submittedAt, locale, timeZone)}`,
    decidedAt !== null && `${t.decidedAt} ${formatInstant(decidedAt, locale, timeZone)}`,
    resumption !== null && t.resumption(resumption.approvedOn),
  ].filter((text) => text !== false);
  return (
    <div className={classes.stack}>
      <div className={classes.tools}>
        <strong>{t.state}</strong>
        <Tag color={stateColours[state]}>{states[state]}</Tag>
        <span>{dates.join(' · ')}</span>
        {isUndecided && <RecallButton place={place} version={data.version} />}
      </div>
      {state === 'returned' && reason !== null && <Alert type="error" showIcon title={t.returnedBecause(reason)} />}
      {isOpen && <p className={classes.hint}>{t.hint}</p>}
      <Card>
        <ApplicationForm place={place} application={data} isOpen={isOpen} />
      </Card>
      <Card title={t.documents}>
        <Documents place={place} isOpen={isOpen} timeZone={timeZone} />
      </Card>
    </div>
  );
}
