import type { Fault } from '../contract/fault.ts';
import { type RiskPeriod, riskLevels } from '../contract/scenario.ts';
import { type Columns, readCsvTable } from './csvTable.ts';
import { RowReader } from './rowReader.ts';

export const riskFile = 'risk.csv';

export const riskColumns: Columns = { required: ['adcode', 'level', 'from', 'to'], optional: [] };

/** Reads risk.csv. An empty level is low, an empty date leaves the period open; periods of a county may overlap. */
export function readRisk(bytes: Uint8Array, faults: Fault[]): RiskPeriod[] {
  const table = readCsvTable(riskFile, bytes, riskColumns);
  faults.push(...table.faults);
  return table.rows.map((csvRow) => {
    const row = new RowReader(riskFile, csvRow, faults);
    const period = {
      adcode: row.adcode('adcode'),
      level: row.word('level', riskLevels, 'low'),
      from: row.date('from', true),
      to: row.date('to', true),
    };
    if (period.from !== null && period.to !== null && period.from > period.to) {
      row.fault(
        'to',
        'order_wrong',
        {
          zh: `结束日期 ${period.to} 早于开始日期 ${period.from}`,
          en: `the period ends on ${period.to}, before it begins on ${period.from}`,
        },
        { zh: '交换或改正两个日期', en: 'swap or correct the two dates' },
      );
    }
    return period;
  });
}
