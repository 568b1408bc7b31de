import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DeskPlan } from '../../../../contract/deskPlan.ts';
import type { PlanDraft } from '../../../../contract/planDraft.ts';
import { useCountyByCode } from '../../../components/map/useShapes.ts';
import { useApplyFix } from '../api/useApplyFix.ts';
import type { BatchDetail, PlanRun } from '../api/useDeskAnswers.ts';
import { usePlanEditing } from '../api/usePlanEditing.ts';
import type { Cargo } from '../model/cargo.ts';
import { planRules } from '../model/planRules.ts';
import { type PlanView, planView } from '../model/planView.ts';
import { createSelection } from '../model/selection.ts';
import type { Desk, DeskDialog } from './DeskContext.tsx';
import { createDragStore } from './dragStore.ts';
import { useConfirmed } from './useConfirmed.ts';
import { useTellOutcome } from './useTellOutcome.ts';
import { useTripList } from './useTripList.ts';

interface DeskInput {
  run: PlanRun;
  batch: BatchDetail;
  plan: DeskPlan;
  draft: PlanDraft;
  openMove(cargo: Cargo): void;
  open(dialog: DeskDialog): void;
}

/** Puts together what the panes work with. */
export function useDeskState({ run, batch, plan, draft, openMove, open }: DeskInput): Desk {
  const [selection] = useState(createSelection);
  const [drag] = useState(createDragStore);
  const before = useRef<PlanView | null>(null);
  const view = useMemo(() => {
    before.current = planView(plan, before.current);
    return before.current;
  }, [plan]);
  const rules = useMemo(() => planRules(plan.policy), [plan.policy]);
  const companyName = useCallback((companyId: string) => view.companyNames.get(companyId) ?? companyId, [view]);
  const countyOf = useCountyByCode();
  const countyName = useCallback((adcode: string) => countyOf(adcode)?.name ?? adcode, [countyOf]);
  const list = useTripList(view, companyName);

  const editing = usePlanEditing(run.planId, useTellOutcome());
  const confirmed = useConfirmed();
  const resequence = useCallback(
    (tripId: string) => void confirmed((confirm) => editing.resequence(tripId, confirm)),
    [confirmed, editing],
  );
  const [search, setSearch] = useSearchParams();
  const runId = search.get('run');
  const watchRun = useCallback(
    (planId: string | null) => setSearch(planId === null ? {} : { run: planId }, { replace: true }),
    [setSearch],
  );
  const applyFix = useApplyFix(draft, watchRun);
  return useMemo(
    () => ({
      view,
      rules,
      draft,
      editing,
      selection,
      drag,
      list,
      runId,
      watchRun,
      open,
      openMove,
      resequence,
      applyFix,
      serviceDate: batch.serviceDate,
      timeZone: batch.timeZone,
      companyName,
      countyName,
    }),
    [
      view,
      rules,
      draft,
      editing,
      selection,
      drag,
      list,
      runId,
      watchRun,
      open,
      openMove,
      resequence,
      applyFix,
      batch,
      companyName,
      countyName,
    ],
  );
}
