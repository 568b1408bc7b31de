import { Splitter, Tabs } from 'antd';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { paneTexts, texts } from '../texts.ts';
import { DeskMap } from './DeskMap.tsx';
import { Gantt } from './Gantt.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { LeftOverPanel } from './LeftOverPanel.tsx';
import { LimitList } from './LimitList.tsx';
import classes from './Panes.module.css';
import { TripPanel } from './TripPanel.tsx';
import { TripTable } from './TripTable.tsx';

/** What the panel beside the table shows. */
export type PanelName = 'trip' | 'leftOver' | 'problems' | 'history';

interface PanesProps {
  panel: PanelName;
  onPanel: (panel: PanelName) => void;
}

/** Map, Gantt chart, table and panel; every border can be dragged, every pane folded away. */
export function Panes({ panel, onPanel }: PanesProps) {
  const { view, draft } = useDesk();
  const t = useTexts(texts);
  const p = useTexts(paneTexts);
  return (
    <Splitter orientation="vertical" className={classes.panes!}>
      <Splitter.Panel defaultSize="46%" min={120} collapsible>
        <Splitter>
          <Splitter.Panel defaultSize="36%" min={200} collapsible>
            <section className={classes.pane} aria-label={t.map}>
              <DeskMap />
            </section>
          </Splitter.Panel>
          <Splitter.Panel min={320} collapsible>
            <section className={classes.pane} aria-label={t.gantt}>
              <Gantt />
            </section>
          </Splitter.Panel>
        </Splitter>
      </Splitter.Panel>
      <Splitter.Panel min={120} collapsible>
        <Splitter>
          <Splitter.Panel min={320} collapsible>
            <section className={classes.pane} aria-label={t.table}>
              <TripTable />
            </section>
          </Splitter.Panel>
          <Splitter.Panel defaultSize="32%" min={260} collapsible>
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
                    </div>
                  ),
                },
                { key: 'history', label: p.history, children: <HistoryPanel /> },
              ]}
            />
          </Splitter.Panel>
        </Splitter>
      </Splitter.Panel>
    </Splitter>
  );
}
