import type { TripColumn } from './tripOrder.ts';

/** Columns of the table of trips in the order in which they stand at first; those without a key cannot be ordered by. */
export const allColumns = [
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
] as const satisfies { name: string; key: TripColumn | null }[];

export type ColumnName = (typeof allColumns)[number]['name'];
export const columnNames: readonly ColumnName[] = allColumns.map(({ name }) => name);

/** Columns that always stand there: the trip, whose row it is, first, and the pick-ups, by which people are dragged. */
export const fixedColumns: readonly ColumnName[] = ['trip', 'route'];

/** A choice as it can be shown: the trip first, nothing twice, the fixed ones there. */
export function shownColumns(chosen: readonly ColumnName[]): ColumnName[] {
  const rest: ColumnName[] = chosen.filter((name) => name !== 'trip');
  const missing = fixedColumns.filter((name) => !rest.includes(name) && name !== 'trip');
  return ['trip', ...new Set([...rest, ...missing])];
}

/** The choice with a column shown or not; one that comes back stands at the end. */
export function withColumn(shown: readonly ColumnName[], name: ColumnName, isShown: boolean): ColumnName[] {
  const others = shown.filter((other) => other !== name);
  return shownColumns(isShown ? [...others, name] : others);
}

/** The choice with a column moved by places; it stays as it is where there is no such place. */
export function withColumnMoved(shown: readonly ColumnName[], name: ColumnName, places: number): ColumnName[] {
  const at = shown.indexOf(name);
  const to = at + places;
  if (at < 1 || to < 1 || to >= shown.length) return [...shown];
  const others = shown.filter((other) => other !== name);
  return [...others.slice(0, to), name, ...others.slice(to)];
}
