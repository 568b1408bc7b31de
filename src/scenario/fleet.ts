import type { Fault } from '../contract/fault.ts';
import type { Bus } from '../contract/scenario.ts';
import { type Columns, readCsvTable } from './csvTable.ts';
import { RowReader } from './rowReader.ts';
import { parseInstantOrDate } from './times.ts';

export const fleetFile = 'fleet.csv';

export const fleetColumns: Columns = {
  required: ['plate', 'seats', 'depot_id', 'operator', 'drivers', 'cost_day_cny', 'cost_km_cny', 'available_from'],
  optional: [],
};

const price = { min: 0, max: 1_000_000 };

/** Reads fleet.csv. `seats` are passenger seats; a date in `available_from` means its first minute in `timeZone`. */
export function readFleet(bytes: Uint8Array, depotIds: ReadonlySet<string>, timeZone: string, faults: Fault[]): Bus[] {
  const table = readCsvTable(fleetFile, bytes, fleetColumns);
  faults.push(...table.faults);
  const seen = new Map<string, number>();
  return table.rows.map((csvRow) => {
    const row = new RowReader(fleetFile, csvRow, faults);
    const plate = row.text('plate');
    row.unique('plate', plate, seen);
    return {
      plate,
      seats: row.int('seats', { min: 1, max: 100 }),
      depotId: row.reference('depot_id', depotIds, 'scenario.json depots'),
      operator: row.optionalText('operator'),
      drivers: row.int('drivers', { min: 0, max: 10 }),
      costDayCny: row.number('cost_day_cny', price),
      costKmCny: row.number('cost_km_cny', price),
      availableFromMs: availableFrom(row, timeZone),
    };
  });
}

function availableFrom(row: RowReader, timeZone: string): number {
  const text = row.text('available_from');
  if (text === '') return 0;
  const instantMs = parseInstantOrDate(text, timeZone);
  if (instantMs !== null) return instantMs;
  row.fault(
    'available_from',
    'value_invalid',
    {
      zh: `available_from 不是日期或带时区的时刻：${text}`,
      en: `available_from is neither a date nor an instant with offset: ${text}`,
    },
    {
      zh: '按 2020-02-23 或 2020-02-23T14:00:00+08:00 的格式填写',
      en: 'write it like 2020-02-23 or 2020-02-23T14:00:00+08:00',
    },
  );
  return 0;
}
