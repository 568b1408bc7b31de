import type { Fault } from '../contract/fault.ts';
import type { ServiceArea } from '../contract/scenario.ts';
import { type Columns, readCsvTable } from './csvTable.ts';
import { RowReader } from './rowReader.ts';

export const serviceAreasFile = 'service_areas.csv';

export const serviceAreaColumns: Columns = { required: ['name', 'lng', 'lat'], optional: [] };

/** Reads service_areas.csv. The same name may stand twice: many areas lie on both sides of the road. */
export function readServiceAreas(bytes: Uint8Array, faults: Fault[]): ServiceArea[] {
  const table = readCsvTable(serviceAreasFile, bytes, serviceAreaColumns);
  faults.push(...table.faults);
  return table.rows.map((csvRow) => {
    const row = new RowReader(serviceAreasFile, csvRow, faults);
    return { name: row.text('name'), ...row.coordinates() };
  });
}
