import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import { useTexts } from '../../../lib/useTexts.ts';
import { allColumns } from '../model/tripColumns.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { texts } from '../texts.ts';
import classes from './TripTable.module.css';

/** Heads of the table's columns; a click orders by one, another turns it round. */
export function TripTableHead() {
  const { list } = useDesk();
  const t = useTexts(texts);
  const { order, setOrder } = list;
  const columns = list.columns.map((name) => allColumns.find((column) => column.name === name)!);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ name, key }) => {
          const isOrder = key !== null && order.column === key;
          const direction = order.descending ? 'descending' : 'ascending';
          return (
            <th key={name} scope="col" className={classes[name]} {...(isOrder && { 'aria-sort': direction })}>
              {key === null ? (
                t[name]
              ) : (
                <button
                  type="button"
                  onClick={() => setOrder({ column: key, descending: isOrder && !order.descending })}
                >
                  {t[name]}
                  {isOrder && (order.descending ? <CaretDownFilled aria-hidden /> : <CaretUpFilled aria-hidden />)}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
