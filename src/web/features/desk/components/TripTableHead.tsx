import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import { useTexts } from '../../../lib/useTexts.ts';
import type { TripColumn } from '../model/tripOrder.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { texts } from '../texts.ts';
import classes from './TripTable.module.css';

/** Columns in their order; those without a key cannot be ordered by. */
const columns = [
  { name: 'trip', key: 'trip' },
  { name: 'plate', key: null },
  { name: 'people', key: 'people' },
  { name: 'route', key: null },
  { name: 'companies', key: 'companies' },
  { name: 'depart', key: 'depart' },
  { name: 'arrive', key: 'arrive' },
  { name: 'distance', key: 'distance' },
  { name: 'drive', key: 'drive' },
  { name: 'drivers', key: null },
  { name: 'contacts', key: 'contacts' },
  { name: 'cost', key: 'cost' },
] as const satisfies { name: keyof typeof texts; key: TripColumn | null }[];

/** Heads of the table's columns; a click orders by one, another turns it round. */
export function TripTableHead() {
  const { list } = useDesk();
  const t = useTexts(texts);
  const { order, setOrder } = list;
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
