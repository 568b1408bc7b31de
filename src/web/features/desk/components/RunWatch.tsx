import { Button, Drawer } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { ApiFault } from '../../../lib/api/fault.ts';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { askEveryMs, isOver } from '../api/useDeskAnswers.ts';
import { reoptimiseTexts } from '../dialogTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { useConfirmed } from '../state/useConfirmed.ts';
import { Comparison } from './Comparison.tsx';
import { RunProgress } from './RunProgress.tsx';

/** A plan that is being made to replace the draft: its progress, then what it would change; adopting it is a decision of its own. */
export function RunWatch({ runId }: { runId: string }) {
  const { draft, editing, watchRun } = useDesk();
  const t = useTexts(reoptimiseTexts);
  const confirmed = useConfirmed();
  const { data: run, error } = useAnswer(
    'readPlan',
    { params: { planId: runId } },
    { refetchInterval: ({ state }) => (isOver(state.data) ? false : askEveryMs) },
  );
  const close = () => watchRun(null);
  const adopt = async () => {
    const outcome = await confirmed((confirm) => editing.adopt({ kind: 'plan', planId: runId }, confirm));
    if (!(outcome instanceof ApiFault)) close();
  };
  const isDone = run?.status === 'done';
  return (
    <Drawer
      open
      size={1080}
      mask={isDone}
      title={isDone ? t.outcome : t.running}
      onClose={close}
      footer={
        isDone && (
          <span style={{ display: 'flex', gap: 8 }}>
            <Button type="primary" loading={editing.isBusy} onClick={() => void adopt()}>
              {t.adopt}
            </Button>
            <Button onClick={close}>{t.leave}</Button>
          </span>
        )
      }
    >
      {error !== null && <FaultNotice error={error} />}
      {run === undefined && error === null && <Loading />}
      {run !== undefined && !isDone && <RunProgress run={run} />}
      {isDone && <Comparison planId={draft.planId} other={{ with: runId }} version={draft.version} />}
    </Drawer>
  );
}
