import type { BulletinFigure } from '../../contract/bulletin.ts';
import { grouped } from '../../contract/grouped.ts';
import { peopleIn, type Ride } from './rides.ts';
import { people, peopleColumn, said, textColumn } from './words.ts';

/** How many people are fetched, and from how many provinces and counties. */
export function originFigures(rides: readonly Ride[]): BulletinFigure[] {
  const provinces = [...grouped(rides, ({ province }) => province).values()];
  const counties = [...grouped(rides, ({ adcode }) => adcode).values()];
  const workers = peopleIn(rides);
  return [
    {
      id: 'workers',
      name: { zh: '接回工人', en: 'Workers fetched' },
      value: workers,
      digits: 0,
      unit: people,
      sentence: { zh: `接回工人 ${said(workers)} 名`, en: `${said(workers)} workers fetched` },
      columns: [textColumn('区县', 'County'), textColumn('企业', 'Company'), peopleColumn],
      rows: rides.map((ride) => [ride.county, ride.company, ride.people]),
    },
    {
      id: 'provinces',
      name: { zh: '省份', en: 'Provinces' },
      value: provinces.length,
      digits: 0,
      unit: { zh: '个', en: '' },
      sentence: { zh: `来自 ${provinces.length} 个省`, en: `from ${provinces.length} provinces` },
      columns: [textColumn('省', 'Province'), peopleColumn],
      rows: provinces.map((group) => [group[0]!.province, peopleIn(group)]),
    },
    {
      id: 'counties',
      name: { zh: '县（市、区）', en: 'Counties' },
      value: counties.length,
      digits: 0,
      unit: { zh: '个', en: '' },
      sentence: { zh: `${counties.length} 个县（市、区）`, en: `${counties.length} counties` },
      columns: [
        textColumn('省', 'Province'),
        textColumn('市', 'Prefecture'),
        textColumn('县（市、区）', 'County'),
        peopleColumn,
      ],
      rows: counties.map((group) => [group[0]!.province, group[0]!.prefecture, group[0]!.county, peopleIn(group)]),
    },
  ];
}
