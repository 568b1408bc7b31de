import { Alert, Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { failureWords } from '../../../lib/api/fault.ts';
import { useChange } from '../../../lib/api/hooks.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { PlanRun } from '../api/useDeskAnswers.ts';
import { type GapPoint, runProgress, withGap } from '../model/runProgress.ts';
import { runTexts } from '../texts.ts';
import { GapChart } from './GapChart.tsx';
import classes from './Run.module.css';

/** A run of the planner as it goes: how far, how good the plan already is, and the gap to the proven bound as it falls. */
export function RunProgress({ run }: { run: PlanRun }) {
  const t = useTexts(runTexts);
  const { locale } = useSettings();
  const [gaps, setGaps] = useState<readonly GapPoint[]>([]);
  const cancel = useChange('cancelPlan', { outdates: ['readPlan', 'listPlans'] });
  const now = runProgress(run.progress);
  useEffect(() => {
    const told = runProgress(run.progress);
    if (told !== null) setGaps((points) => withGap(points, told));
  }, [run.progress]);

  if (run.status === 'failed' || run.status === 'cancelled')
    return (
      <Alert
        showIcon
        type={run.status === 'failed' ? 'error' : 'info'}
        title={t[run.status]}
        description={run.error === null ? undefined : failureWords(run.error, locale)}
      />
    );
  return (
    <section className={classes.run} aria-label={t.running} aria-busy="true">
      <Progress percent={Math.round(100 * (now?.share ?? 0))} status="active" aria-label={t.running} />
      <dl className={classes.figures}>
        <div>
          <dt>{t.phase}</dt>
          <dd>{now === null ? t.queued : t[now.phase]}</dd>
        </div>
        <div>
          <dt>{t.left}</dt>
          <dd>{now === null ? '–' : formatNumber(now.leftPeople, locale)}</dd>
        </div>
        <div>
          <dt>{t.objective}</dt>
          <dd>{now === null ? '–' : formatNumber(now.objectiveCny, locale)}</dd>
        </div>
        <div>
          <dt>{t.bound}</dt>
          <dd>{now === null ? '–' : formatNumber(now.boundCny, locale)}</dd>
        </div>
        <div>
          <dt>{t.gap}</dt>
          <dd>{now === null ? '–' : `${formatNumber(now.gapPct, locale, 1)} %`}</dd>
        </div>
        <div>
          <dt>{t.speed}</dt>
          <dd>{now === null ? '–' : t.perSecond(formatNumber(now.iterationsPerS, locale))}</dd>
        </div>
      </dl>
      <GapChart points={gaps} />
      {cancel.error !== null && <FaultNotice error={cancel.error} />}
      <Button
        danger
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ params: { planId: run.planId } })}
        className={classes.cancel!}
      >
        {t.cancel}
      </Button>
    </section>
  );
}
