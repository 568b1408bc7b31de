import type { Fault } from '../contract/fault.ts';
import type { PickupPlace } from '../contract/scenario.ts';
import { type Columns, readCsvTable } from './csvTable.ts';
import { RowReader } from './rowReader.ts';

export const pickupsFile = 'pickups.csv';

export const pickupColumns: Columns = { required: ['adcode', 'name', 'lng', 'lat'], optional: [] };

/** Reads pickups.csv. A name may stand in several counties, but once in each. */
export function readPickups(bytes: Uint8Array, faults: Fault[]): PickupPlace[] {
  const table = readCsvTable(pickupsFile, bytes, pickupColumns);
  faults.push(...table.faults);
  const seen = new Map<string, number>();
  return table.rows.map((csvRow) => {
    const row = new RowReader(pickupsFile, csvRow, faults);
    const adcode = row.adcode('adcode');
    const name = row.text('name');
    row.unique('name', `${adcode} ${name}`, seen);
    return { adcode, name, ...row.coordinates() };
  });
}
