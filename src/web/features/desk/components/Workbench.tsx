import { useCallback, useMemo, useState } from 'react';
import type { DeskPlan } from '../../../../contract/deskPlan.ts';
import type { PlanDraft } from '../../../../contract/planDraft.ts';
import type { BatchDetail, PlanRun } from '../api/useDeskAnswers.ts';
import type { Cargo } from '../model/cargo.ts';
import { DeskContext, type DeskDialog } from '../state/DeskContext.tsx';
import { useAskAhead } from '../state/useAskAhead.ts';
import { useDeskKeys } from '../state/useDeskKeys.ts';
import { useDeskState } from '../state/useDeskState.ts';
import { useDragEnd } from '../state/useDragAndDrop.ts';
import { Board } from './Board.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { DeskBar } from './DeskBar.tsx';
import { DeskMenu } from './DeskMenu.tsx';
import { FigureStrip } from './FigureStrip.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { Panes } from './Panes.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { ReoptimiseDialog } from './ReoptimiseDialog.tsx';
import { RunWatch } from './RunWatch.tsx';
import type { PanelName } from './SidePanel.tsx';
import { StaffDialog } from './StaffDialog.tsx';
import { TradeOffDialog } from './TradeOffDialog.tsx';
import classes from './Workbench.module.css';

interface WorkbenchProps {
  run: PlanRun;
  batch: BatchDetail;
  plan: DeskPlan;
  draft: PlanDraft;
}

/** The desk on one plan: figures on top, below them the panes or the board. */
export function Workbench({ run, batch, plan, draft }: WorkbenchProps) {
  const [cargo, openMove] = useState<Cargo | null>(null);
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const [isBoard, setBoard] = useState(false);
  const [panel, setPanel] = useState<PanelName>(plan.unassigned.length > 0 ? 'leftOver' : 'trip');
  const desk = useDeskState({ run, batch, plan, draft, openMove, open: setDialog });
  const toggleBoard = useCallback(() => setBoard((is) => !is), []);
  useDragEnd(desk.drag);
  useDeskKeys(desk, toggleBoard);
  useAskAhead(desk);
  const close = useCallback(() => setDialog(null), []);
  const show = useMemo(
    () => ({
      trip: () => {
        setBoard(false);
        setPanel('trip');
      },
      leftOver: () => {
        setBoard(false);
        setPanel('leftOver');
      },
      problems: () => {
        setBoard(false);
        setPanel('problems');
      },
    }),
    [],
  );
  const staffed = dialog === 'staff' ? desk.view.byTrip.get(desk.selection.selected().tripId ?? '') : undefined;
  return (
    <DeskContext value={desk}>
      <div className={classes.desk}>
        <DeskBar batch={batch} isBoard={isBoard} onBoard={toggleBoard} />
        <FigureStrip onLeftOver={show.leftOver} onProblems={show.problems} />
        <div className={classes.work}>
          <DeskMenu onDetails={show.trip}>{isBoard ? <Board /> : <Panes panel={panel} onPanel={setPanel} />}</DeskMenu>
        </div>
      </div>
      {dialog === 'reoptimise' && <ReoptimiseDialog onClose={close} />}
      {dialog === 'compare' && <CompareDialog onClose={close} />}
      {dialog === 'tradeOff' && <TradeOffDialog onClose={close} />}
      {staffed !== undefined && <StaffDialog facts={staffed} onClose={close} />}
      {dialog === 'publish' && <PublishDialog onClose={close} />}
      {desk.runId !== null && <RunWatch runId={desk.runId} />}
      {cargo !== null && <MoveDialog cargo={cargo} onClose={() => openMove(null)} />}
    </DeskContext>
  );
}
