import type { Plan } from '../../contract/plan.ts';
import { cnyText } from '../format.ts';
import type { Say } from '../labels.ts';
import { textTable } from './textTable.ts';

/** The curve of money against contacts, one line a point; empty where the plan has none. */
export function tradeOffTable({ tradeOff }: Plan, say: Say): string[] {
  if (tradeOff === undefined) return [];
  const header = [
    say({ zh: '接触对单价', en: 'Price of a pair' }),
    say({ zh: '接触对', en: 'Contact pairs' }),
    say({ zh: '车辆', en: 'Buses' }),
    say({ zh: '费用', en: 'Cost' }),
    say({ zh: '单车最多企业', en: 'Companies per bus, max' }),
    say({ zh: '拆分组', en: 'Split groups' }),
  ];
  const rows = tradeOff.points.map((point) => [
    `¥${cnyText(point.contactPairCny)}`,
    String(point.contactPairs),
    String(point.buses),
    `¥${cnyText(point.costCny)}`,
    String(point.companiesPerBusMax),
    String(point.splitGroups),
  ]);
  return [
    say({ zh: '费用与接触对的取舍：', en: 'Cost against contacts:' }),
    ...textTable(
      header,
      rows,
      header.map(() => 'right'),
    ),
  ];
}
