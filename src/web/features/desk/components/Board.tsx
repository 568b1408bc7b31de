import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk, useSelectedTrip } from '../state/DeskContext.tsx';
import { texts } from '../texts.ts';
import classes from './Board.module.css';
import { BoardColumn } from './BoardColumn.tsx';
import { LeftOverPanel } from './LeftOverPanel.tsx';
import { NewBusColumn } from './NewBusColumn.tsx';

const columnPx = 212;

/** Every bus as a column of its people, without the map; columns outside of the window are not drawn. */
export function Board() {
  const { list, view } = useDesk();
  const { trips } = list;
  const t = useTexts(texts);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useVirtualizer({
    horizontal: true,
    count: trips.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => columnPx,
    overscan: 3,
  });
  const selected = useSelectedTrip();
  useEffect(() => {
    const at = trips.findIndex(({ tripId }) => tripId === selected);
    if (at >= 0) columns.scrollToIndex(at);
  }, [selected, trips, columns]);
  useEffect(() => {
    if (scroller.current === null) return;
    return autoScrollForElements({ element: scroller.current });
  }, []);
  return (
    <div className={classes.board}>
      <aside className={classes.left} aria-label={t.leftOver}>
        <h2>
          {t.leftOver} <span>{view.plan.unassigned.length}</span>
        </h2>
        <LeftOverPanel />
        <NewBusColumn />
      </aside>
      <section ref={scroller} className={classes.scroller} aria-label={t.board}>
        <ol className={classes.columns} style={{ width: columns.getTotalSize() }}>
          {columns.getVirtualItems().map(({ index, start }) => (
            <BoardColumn key={trips[index]!.tripId} facts={trips[index]!} left={start} width={columnPx} />
          ))}
        </ol>
      </section>
    </div>
  );
}
