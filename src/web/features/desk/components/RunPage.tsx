import { Link } from 'react-router';
import { PageHead } from '../../../components/PageHead.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { PlanRun } from '../api/useDeskAnswers.ts';
import { runTexts } from '../texts.ts';
import classes from './Run.module.css';
import { RunProgress } from './RunProgress.tsx';

/** In place of the desk, while its plan is being made or where none came of it. */
export function RunPage({ run }: { run: PlanRun }) {
  const t = useTexts(runTexts);
  return (
    <div className={classes.page}>
      <PageHead title={t.title} actions={<Link to={`/desk/batches/${run.batchId}`}>{t.toBatch}</Link>} />
      <RunProgress run={run} />
    </div>
  );
}
