import { Grid, Splitter, Tabs } from 'antd';
import { z } from 'zod';
import { useRemembered } from '../../../lib/settings/useRemembered.ts';
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

const shares = z.tuple([z.number(), z.number()]);
const sizesSchema = z.object({ rows: shares, top: shares, bottom: shares });
/** Percent of each pane beside or above the other. */
const usualSizes: z.infer<typeof sizesSchema> = { rows: [46, 54], top: [36, 64], bottom: [68, 32] };

/** Map, Gantt chart, table and panel; every border can be dragged, every pane folded away. Sizes are remembered for the account. On a phone one of them
 * at a time. */
export function Panes({ panel, onPanel }: PanesProps) {
  const t = useTexts(texts);
  const [sizes, setSizes] = useRemembered('desk.panes', sizesSchema, usualSizes);
  const keep = (split: keyof typeof usualSizes) => (px: number[]) => setSizes({ ...sizes, [split]: sharesOf(px) });
  const size = (split: keyof typeof usualSizes, nth: 0 | 1) => `${sizes[split][nth]}%`;
  const kept = (split: keyof typeof usualSizes) => ({
    onResizeEnd: keep(split),
    onCollapse: (_: boolean[], px: number[]) => keep(split)(px),
  });
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
    <Splitter orientation="vertical" className={classes.panes!} {...kept('rows')}>
      <Splitter.Panel defaultSize={size('rows', 0)} min={120} collapsible>
        <Splitter {...kept('top')}>
          <Splitter.Panel defaultSize={size('top', 0)} min={200} collapsible>
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
        <Splitter {...kept('bottom')}>
          <Splitter.Panel min={320} collapsible>
            <section className={classes.pane} aria-label={t.table}>
              <TripTable />
            </section>
          </Splitter.Panel>
          <Splitter.Panel defaultSize={size('bottom', 1)} min={260} collapsible>
            <SidePanel panel={panel} onPanel={onPanel} />
          </Splitter.Panel>
        </Splitter>
      </Splitter.Panel>
    </Splitter>
  );
}

function sharesOf([first = 0, second = 0]: readonly number[]): [number, number] {
  const share = Math.round((1000 * first) / Math.max(1, first + second)) / 10;
  return [share, Math.round(10 * (100 - share)) / 10];
}
