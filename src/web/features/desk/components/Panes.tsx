import { Grid, Splitter, Tabs } from 'antd';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { DeskMap } from './DeskMap.tsx';
import { Gantt } from './Gantt.tsx';
import classes from './Panes.module.css';
import { type PanelName, SidePanel } from './SidePanel.tsx';
import { TripTable } from './TripTable.tsx';

interface PanesProps {
  panel: PanelName;
  onPanel: (panel: PanelName) => void;
}

/** Map, Gantt chart, table and panel; every border can be dragged, every pane folded away. On a phone one of them at a time. */
export function Panes({ panel, onPanel }: PanesProps) {
  const t = useTexts(texts);
  // where there is no room beside each other, one pane at a time
  if (Grid.useBreakpoint().md === false)
    return (
      <Tabs
        size="small"
        className={classes.narrow!}
        defaultActiveKey="table"
        items={[
          { key: 'table', label: t.table, children: <TripTable /> },
          { key: 'panel', label: t.details, children: <SidePanel panel={panel} onPanel={onPanel} /> },
          { key: 'map', label: t.map, children: <DeskMap /> },
          { key: 'gantt', label: t.gantt, children: <Gantt /> },
        ]}
      />
    );
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
            <SidePanel panel={panel} onPanel={onPanel} />
          </Splitter.Panel>
        </Splitter>
      </Splitter.Panel>
    </Splitter>
  );
}
