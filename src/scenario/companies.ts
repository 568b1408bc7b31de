import type { Fault } from '../contract/fault.ts';
import type { Company } from '../contract/scenario.ts';
import { type Columns, readCsvTable } from './csvTable.ts';
import { RowReader } from './rowReader.ts';

export const companiesFile = 'companies.csv';

export const companyColumns: Columns = {
  required: [
    'company_id',
    'name',
    'district',
    'address',
    'lng',
    'lat',
    'contact',
    'phone',
    'staff_needed',
    'staff_present',
  ],
  optional: ['receive_from', 'receive_to'],
};

const staff = { min: 0, max: 1_000_000 };

/** Reads companies.csv. Reception hours come as a pair; an end before the start lies on the next day. */
export function readCompanies(bytes: Uint8Array, faults: Fault[]): Company[] {
  const table = readCsvTable(companiesFile, bytes, companyColumns);
  faults.push(...table.faults);
  const seen = new Map<string, number>();
  return table.rows.map((csvRow) => {
    const row = new RowReader(companiesFile, csvRow, faults);
    const companyId = row.text('company_id');
    row.unique('company_id', companyId, seen);
    return {
      companyId,
      name: row.text('name'),
      district: row.optionalText('district'),
      address: row.optionalText('address'),
      ...row.coordinates(),
      contact: row.optionalText('contact'),
      phone: row.optionalText('phone'),
      staffNeeded: row.int('staff_needed', staff),
      staffPresent: row.int('staff_present', staff),
      ...receptionHours(row),
    };
  });
}

function receptionHours(row: RowReader): { receiveFrom: string | null; receiveTo: string | null } {
  const receiveFrom = row.timeOfDay('receive_from');
  const receiveTo = row.timeOfDay('receive_to');
  const written = { from: row.optionalText('receive_from') !== '', to: row.optionalText('receive_to') !== '' };
  if (written.from !== written.to) {
    const [there, gone] = written.from ? ['receive_from', 'receive_to'] : ['receive_to', 'receive_from'];
    row.fault(
      gone,
      'pair_incomplete',
      { zh: `填了 ${there} 却没有 ${gone}`, en: `${there} is given without ${gone}` },
      {
        zh: '两列都填，或两列都留空（任何时刻均可接收）',
        en: 'fill in both, or leave both empty to receive at any hour',
      },
    );
  } else if (receiveFrom !== null && receiveFrom === receiveTo) {
    row.fault(
      'receive_to',
      'order_wrong',
      {
        zh: `接收时段 ${receiveFrom}–${receiveTo} 长度为零`,
        en: `the reception hours ${receiveFrom}–${receiveTo} are empty`,
      },
      { zh: '改正时段；全天接收请两列留空', en: 'correct the hours; leave both empty to receive at any hour' },
    );
  }
  return { receiveFrom, receiveTo };
}
