import type { BulletinFigure } from '../../contract/bulletin.ts';
import { grouped } from '../../contract/grouped.ts';
import type { BulletinSource } from './makeBulletin.ts';
import { peopleIn, type Ride } from './rides.ts';
import { numberColumn, pct, peopleColumn, textColumn } from './words.ts';

/** The companies that get people, the share of the district that gets most, and how much of the staff is back by it. */
export function staffingFigures(
  { companies }: BulletinSource,
  rides: readonly Ride[],
): { district: string; figures: [BulletinFigure, BulletinFigure, BulletinFigure] } {
  const byCompany = [...grouped(rides, ({ companyId }) => companyId).values()];
  const byDistrict = [...grouped(rides, ({ district }) => district).values()].sort((a, b) => peopleIn(b) - peopleIn(a));
  const workers = peopleIn(rides);
  const [largest = []] = byDistrict;
  const district = largest[0]?.district ?? '';
  const share = pct(peopleIn(largest), workers);
  const fetched = new Map(byCompany.map((group) => [group[0]!.companyId, peopleIn(group)]));
  const served = companies.filter(({ companyId }) => fetched.has(companyId));
  const present = sum(served.map(({ staffPresent }) => staffPresent));
  // staff when everybody is there: those present and those still to come
  const whole = present + sum(served.map(({ staffNeeded }) => staffNeeded));
  const [before, after] = [pct(present, whole), pct(present + workers, whole)];
  return {
    district,
    figures: [
      {
        id: 'companies',
        name: { zh: '企业', en: 'Companies' },
        value: served.length,
        digits: 0,
        unit: { zh: '家', en: '' },
        sentence: { zh: `涉及企业 ${served.length} 家`, en: `for ${served.length} companies` },
        columns: [textColumn('企业', 'Company'), textColumn('区', 'District'), peopleColumn],
        rows: served.map(({ companyId, name, district: where }) => [name, where, fetched.get(companyId)!]),
      },
      {
        id: 'districtShare',
        name: { zh: `${district}占比`, en: `Share of ${district}` },
        value: share,
        digits: 1,
        unit: { zh: '%', en: '%' },
        sentence: { zh: `其中${district}占 ${share} %`, en: `${share} % of them for ${district}` },
        columns: [textColumn('区', 'District'), peopleColumn, numberColumn('占比 %', 'Share, %')],
        rows: byDistrict.map((group) => [group[0]!.district, peopleIn(group), pct(peopleIn(group), workers)]),
      },
      {
        id: 'staffing',
        name: { zh: '返岗率', en: 'Staff back' },
        value: after,
        digits: 1,
        unit: { zh: '%', en: '%' },
        sentence: {
          zh: `这些企业的返岗率由 ${before} % 升至 ${after} %`,
          en: `their staff is back at ${after} %, up from ${before} %`,
        },
        columns: [
          textColumn('企业', 'Company'),
          numberColumn('在岗', 'Present'),
          numberColumn('待返岗', 'To come'),
          numberColumn('本批接回', 'Fetched now'),
          numberColumn('之前 %', 'Before, %'),
          numberColumn('之后 %', 'After, %'),
        ],
        rows: served.map(({ companyId, name, staffPresent, staffNeeded }) => {
          const all = staffPresent + staffNeeded;
          const now = fetched.get(companyId)!;
          return [name, staffPresent, staffNeeded, now, pct(staffPresent, all), pct(staffPresent + now, all)];
        }),
      },
    ],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
