import type { Fault } from '../contract/fault.ts';
import type { DormRoom } from '../contract/scenario.ts';
import { type Columns, readCsvTable } from './csvTable.ts';
import { RowReader } from './rowReader.ts';

export const dormsFile = 'dorms.csv';

export const dormColumns: Columns = {
  required: ['site', 'building', 'floor', 'room', 'beds', 'sex', 'kind', 'company_id'],
  optional: [],
};

const sexes = ['M', 'F', 'any'] as const;
const kinds = ['dorm', 'isolation'] as const;

/** Reads dorms.csv. A room without company is open to all. */
export function readDorms(bytes: Uint8Array, companyIds: ReadonlySet<string>, faults: Fault[]): DormRoom[] {
  const table = readCsvTable(dormsFile, bytes, dormColumns);
  faults.push(...table.faults);
  const seen = new Map<string, number>();
  return table.rows.map((csvRow) => {
    const row = new RowReader(dormsFile, csvRow, faults);
    const place = {
      site: row.text('site'),
      building: row.optionalText('building'),
      floor: row.optionalText('floor'),
      room: row.text('room'),
    };
    row.unique('room', Object.values(place).join(' / '), seen);
    return {
      ...place,
      beds: row.int('beds', { min: 1, max: 100 }),
      sex: row.word('sex', sexes, 'any'),
      kind: row.word('kind', kinds, 'dorm'),
      companyId:
        row.optionalText('company_id') === '' ? null : row.reference('company_id', companyIds, 'companies.csv'),
    };
  });
}
