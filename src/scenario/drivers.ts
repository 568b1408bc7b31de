import type { Fault } from '../contract/fault.ts';
import type { Driver } from '../contract/scenario.ts';
import { type Columns, readCsvTable } from './csvTable.ts';
import { RowReader } from './rowReader.ts';

export const driversFile = 'drivers.csv';

export const driverColumns: Columns = {
  required: ['driver_id', 'name', 'phone', 'depot_id', 'licence_expires'],
  optional: ['driven_last_7d_min', 'driven_last_14d_min'],
};

/** Minutes of seven days; nobody can have driven longer. */
const weekMin = 7 * 24 * 60;
const fortnightMin = 2 * weekMin;

/** Reads drivers.csv. */
export function readDrivers(bytes: Uint8Array, depotIds: ReadonlySet<string>, faults: Fault[]): Driver[] {
  const table = readCsvTable(driversFile, bytes, driverColumns);
  faults.push(...table.faults);
  const seen = new Map<string, number>();
  return table.rows.map((csvRow) => {
    const row = new RowReader(driversFile, csvRow, faults);
    const driverId = row.text('driver_id');
    row.unique('driver_id', driverId, seen);
    return {
      driverId,
      name: row.text('name'),
      phone: row.optionalText('phone'),
      depotId: row.reference('depot_id', depotIds, 'scenario.json depots'),
      licenceExpires: row.date('licence_expires', false) ?? '',
      drivenLast7dMin:
        row.optionalText('driven_last_7d_min') === '' ? 0 : row.int('driven_last_7d_min', { min: 0, max: weekMin }),
      ...(row.optionalText('driven_last_14d_min') !== '' && {
        drivenLast14dMin: row.int('driven_last_14d_min', { min: 0, max: fortnightMin }),
      }),
    };
  });
}
