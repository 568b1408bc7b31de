import { App } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Plan } from '../../../../contract/plan.ts';
import type { PlanDraft } from '../../../../contract/planDraft.ts';
import { inLocale } from '../../../../contract/text.ts';
import { useCountyByCode } from '../../../components/map/useShapes.ts';
import { ApiFault, faultTitle } from '../../../lib/api/fault.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useApplyFix } from '../api/useApplyFix.ts';
import type { BatchDetail, PlanRun } from '../api/useDeskAnswers.ts';
import { type EditOutcome, usePlanEditing } from '../api/usePlanEditing.ts';
import type { Cargo } from '../model/cargo.ts';
import { planRules } from '../model/planRules.ts';
import { type PlanView, planView } from '../model/planView.ts';
import { createSelection } from '../model/selection.ts';
import type { Desk, DeskDialog } from './DeskContext.tsx';
import { createDragStore } from './dragStore.ts';
import { useConfirmed } from './useConfirmed.ts';
import { useTripList } from './useTripList.ts';

interface DeskInput {
  run: PlanRun;
  batch: BatchDetail;
  plan: Plan;
  draft: PlanDraft;
  openMove(cargo: Cargo): void;
  open(dialog: DeskDialog): void;
}

/** Puts together what the panes work with. */
export function useDeskState({ run, batch, plan, draft, openMove, open }: DeskInput): Desk {
  const { locale } = useSettings();
  const { message, notification } = App.useApp();
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

  const onOutcome = useCallback(
    (outcome: EditOutcome) => {
      if (!(outcome instanceof ApiFault)) {
        void message.success(inLocale(outcome.text, locale));
        if (outcome.raised.length > 0)
          notification.info({
            title: inLocale(outcome.text, locale),
            description: outcome.raised.map(({ text }) => inLocale(text, locale)).join('；'),
          });
      } else if (outcome.code !== 'conflict')
        notification.warning({
          title: inLocale(faultTitle(outcome), locale),
          description: outcome.errors.map(({ message: words }) => words).join('；'),
          role: 'alert',
        });
    },
    [message, notification, locale],
  );
  const editing = usePlanEditing(run.planId, onOutcome);
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
