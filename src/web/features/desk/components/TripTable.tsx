import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { useTripRows } from '../state/useTripRows.ts';
import { texts } from '../texts.ts';
import { TripRow } from './TripRow.tsx';
import classes from './TripTable.module.css';
import { TripTableHead } from './TripTableHead.tsx';

/** Height of a row; fixed, so that hundreds of buses scroll as a dozen does. */
const rowPx = 34;

/** All trips, one a line; the lines outside of the pane are not drawn. */
export function TripTable() {
  const { list, selection } = useDesk();
  const { trips } = list;
  const t = useTexts(texts);
  const { scroller, rows, selected, onKeyDown } = useTripRows({ rowPx, overscan: 8 });

  const drawn = rows.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are selected by arrow keys
        role="grid"
        onMouseLeave={() => selection.hover(null)}
        aria-label={t.table}
        aria-rowcount={trips.length + 1}
        aria-activedescendant={selected === null ? undefined : `row-${selected}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className={classes.table}
      >
        <TripTableHead />
        <Spacer px={above} />
        <tbody>
          {drawn.map(({ index }) => (
            <TripRow key={trips[index]!.tripId} facts={trips[index]!} index={index} />
          ))}
        </tbody>
        <Spacer px={below} />
      </table>
      {trips.length === 0 && <p className={classes.empty}>{t.noTrips}</p>}
    </div>
  );
}

/** Room of the rows that are not drawn. */
function Spacer({ px }: { px: number }) {
  return (
    <tbody aria-hidden="true">
      <tr style={{ height: px }} />
    </tbody>
  );
}
