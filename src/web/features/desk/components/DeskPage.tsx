import { useParams } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useDeskAnswers } from '../api/useDeskAnswers.ts';
import { RunPage } from './RunPage.tsx';
import { Workbench } from './Workbench.tsx';

/** The dispatcher's desk on one plan; while the plan is being made, how far it is. */
export default function DeskPage() {
  const { planId = '' } = useParams();
  const { run, batch, plan, draft, error, refetch } = useDeskAnswers(planId);
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} isWholePage />;
  if (run !== undefined && run.status !== 'done') return <RunPage run={run} />;
  if (run === undefined || batch === undefined || plan === undefined || draft === undefined)
    return <Loading isWholePage />;
  return <Workbench key={planId} run={run} batch={batch} plan={plan} draft={draft} />;
}
