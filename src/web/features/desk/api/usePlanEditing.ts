import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeskPlan } from '../../../../contract/deskPlan.ts';
import type { PlanChange, PlanDraft } from '../../../../contract/planDraft.ts';
import type { PlanEdit } from '../../../../contract/planEdit.ts';
import { ApiFault } from '../../../lib/api/fault.ts';
import { client, keyOf } from '../../../lib/api/hooks.ts';
import { applyChange } from '../model/applyChange.ts';
import type { TripSwap } from '../model/staffChange.ts';

/** What came of a change: what it did, or why it was refused. */
export type EditOutcome = PlanChange | ApiFault;

/** Whether a change was not made because it would undo manual work, which it lists: it is made once somebody confirms it. */
export function asksFirst({ code, errors }: ApiFault): boolean {
  return code === 'conflict' && errors.length > 0;
}

/** Where a draft's next state is taken from. */
export type AdoptedFrom =
  | { kind: 'plan'; planId: string }
  | { kind: 'trade_off'; point: number }
  | { kind: 'version'; number: number };

/** Who tells of a change that is refused: everybody's notice, or the caller alone, who gets it anyway. */
export interface Telling {
  tellsRefusal: boolean;
}

/** Changes of a draft by hand, one after the other. */
export interface PlanEditing {
  isBusy: boolean;
  edit(edit: PlanEdit, how?: Telling): Promise<EditOutcome>;
  undo(): Promise<EditOutcome>;
  redo(): Promise<EditOutcome>;
  reevaluate(): Promise<EditOutcome>;
  /** @param confirm also where manual work is undone by it; without, that is a `conflict` */
  resequence(tripId: string, confirm: boolean): Promise<EditOutcome>;
  adopt(from: AdoptedFrom, confirm: boolean): Promise<EditOutcome>;
  /** Another bus or crew for a published trip: the next version at once. */
  swap(tripId: string, swap: TripSwap, how?: Telling): Promise<EditOutcome>;
}

/**
 * Sends changes and puts what the server says has changed into the cached document, so that nothing is read again. Where
 * somebody else was faster, both are read again and the change is refused.
 * @param onOutcome told of every change, and of every refusal that its caller does not tell himself
 */
export function usePlanEditing(planId: string, onOutcome: (outcome: EditOutcome) => void): PlanEditing {
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const told = useRef(onOutcome);
  useEffect(() => {
    told.current = onOutcome;
  }, [onOutcome]);

  const changes = useMemo(() => {
    const params = { planId };
    const planKey = keyOf('readDeskPlan', { params });
    const draftKey = keyOf('readDraft', { params });
    let last: Promise<unknown> = Promise.resolve();

    const take = (change: PlanChange) => {
      queries.setQueryData<DeskPlan>(planKey, (plan) => plan && applyChange(plan, change));
      const { version, state, kpis, bounds, limits, locks, byHand, undo, redo, edits } = change;
      queries.setQueryData<PlanDraft>(
        draftKey,
        (draft) => draft && { ...draft, version, state, kpis, bounds, limits, locks, byHand, undo, redo, edits },
      );
      void queries.invalidateQueries({ queryKey: keyOf('listEdits') });
    };
    const run = async (send: (version: number) => Promise<PlanChange>): Promise<EditOutcome> => {
      try {
        const change = await send(queries.getQueryData<PlanDraft>(draftKey)?.version ?? 0);
        take(change);
        return change;
      } catch (error) {
        if (!(error instanceof ApiFault)) throw error;
        if (error.code === 'precondition_failed')
          await Promise.all([planKey, draftKey].map((queryKey) => queries.invalidateQueries({ queryKey })));
        return error;
      }
    };
    /** Each change is made on the version that the one before it left. */
    const inTurn = async (
      send: (version: number) => Promise<PlanChange>,
      { tellsRefusal }: Telling = { tellsRefusal: true },
    ): Promise<EditOutcome> => {
      setBusy(true);
      const turn = last.then(() => run(send));
      const settled = turn.catch(() => undefined);
      last = settled;
      try {
        const outcome = await turn;
        if (tellsRefusal || !(outcome instanceof ApiFault)) told.current(outcome);
        return outcome;
      } finally {
        if (last === settled) setBusy(false);
      }
    };
    return {
      edit: (body: PlanEdit, how?: Telling) =>
        inTurn((version) => client.call('editPlan', { params, body, version }), how),
      undo: () => inTurn((version) => client.call('undoEdit', { params, version })),
      redo: () => inTurn((version) => client.call('redoEdit', { params, version })),
      reevaluate: () => inTurn((version) => client.call('reevaluatePlan', { params, version })),
      resequence: (tripId: string, confirm: boolean) =>
        inTurn((version) => client.call('resequenceTrip', { params: { planId, tripId }, body: { confirm }, version })),
      adopt: (from: AdoptedFrom, confirm: boolean) =>
        inTurn((version) => client.call('adoptPlan', { params, body: { from, confirm }, version })),
      swap: (tripId: string, body: TripSwap, how?: Telling) =>
        inTurn(async (version) => {
          const { change } = await client.call('swapTrip', { params: { planId, tripId }, body, version });
          for (const id of ['readDraft', 'listVersions', 'listAcknowledgements'] as const)
            void queries.invalidateQueries({ queryKey: keyOf(id) });
          return change;
        }, how),
    };
  }, [planId, queries]);
  return useMemo(() => ({ ...changes, isBusy }), [changes, isBusy]);
}
