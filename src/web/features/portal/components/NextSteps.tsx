import { Grid, Steps } from 'antd';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { stateTexts } from '../applicationTexts.ts';
import { texts } from '../texts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import classes from './portal.module.css';

interface NextStepsProps {
  place: CompanyPlace;
  company: ReplyOf<'listBatchCompanies'>['companies'][number];
  /** Opens the tab on which a step is taken. */
  onOpen(tab: string): void;
}

/** How far the company is in a batch, and where it goes on. */
export function NextSteps({ place, company, onOpen }: NextStepsProps) {
  const t = useTexts(texts);
  const states = useTexts(stateTexts);
  const isNarrow = Grid.useBreakpoint().md === false;
  const { data: application } = useAnswer('readApplication', { params: place });
  const { accepted, rejected } = company;
  const hasRoster = accepted + rejected > 0;
  const isMended = hasRoster && rejected === 0;
  const isHandedIn = application !== undefined && application.state !== 'draft' && application.state !== 'returned';
  const status = (isDone: boolean, isNext: boolean) => (isDone ? 'finish' : isNext ? 'process' : 'wait');
  const steps = [
    { tab: 'roster', title: t.stepSend, content: t.people(accepted), status: status(hasRoster, true) },
    {
      tab: 'roster',
      title: t.stepFix,
      content: hasRoster ? t.rows(rejected) : '',
      status: rejected > 0 ? 'error' : status(isMended, hasRoster),
    },
    { tab: 'counties', title: t.stepCheck, content: '', status: status(isHandedIn, isMended) },
    {
      tab: 'application',
      title: t.stepApply,
      content: application === undefined ? '' : states[application.state],
      status: application?.state === 'returned' ? 'error' : status(isHandedIn, isMended),
    },
  ] as const;
  return (
    <nav className={classes.steps} aria-label={t.steps}>
      <Steps
        size="small"
        responsive={false}
        titlePlacement={isNarrow ? 'vertical' : 'horizontal'}
        items={steps.map(({ title, content, status: state }) => ({ title, content, status: state }))}
        onChange={(step) => onOpen(steps[step]!.tab)}
      />
    </nav>
  );
}
