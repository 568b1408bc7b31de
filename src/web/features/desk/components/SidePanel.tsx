import { Tabs } from 'antd';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { paneTexts } from '../texts.ts';
import { HistoryPanel } from './HistoryPanel.tsx';
import { LeftOverPanel } from './LeftOverPanel.tsx';
import { LimitList } from './LimitList.tsx';
import classes from './Panes.module.css';
import { TightList } from './TightList.tsx';
import { TripPanel } from './TripPanel.tsx';

/** What the panel beside the table shows. */
export type PanelName = 'trip' | 'leftOver' | 'problems' | 'history';

interface SidePanelProps {
  panel: PanelName;
  onPanel: (panel: PanelName) => void;
}

/** The selected bus, who is left over, what is wrong, and what was done. */
export function SidePanel({ panel, onPanel }: SidePanelProps) {
  const { view, draft } = useDesk();
  const p = useTexts(paneTexts);
  return (
    <Tabs
      size="small"
      className={classes.tabs!}
      activeKey={panel}
      onChange={(key) => onPanel(key as PanelName)}
      items={[
        { key: 'trip', label: p.trip, children: <TripPanel /> },
        {
          key: 'leftOver',
          label: p.leftOver(view.plan.unassigned.length),
          children: <LeftOverPanel />,
        },
        {
          key: 'problems',
          label: p.problems(draft.limits.length),
          children: (
            <div className={classes.problems}>
              <LimitList limits={draft.limits} hasTrips />
              <TightList />
            </div>
          ),
        },
        { key: 'history', label: p.history, children: <HistoryPanel /> },
      ]}
    />
  );
}
