import { describe, expect, it } from '@jest/globals';
import { byCounty, type ListedWorker } from '../../src/web/features/portal/byCounty.ts';
import { faultLines } from '../../src/web/features/portal/faultLines.ts';
import { type FaultyRow, worstFirst } from '../../src/web/features/portal/faultOrder.ts';
import { filterPeople, type Person, shownState } from '../../src/web/features/portal/person.ts';
import { wordsOf } from '../../src/web/lib/texts.ts';

function row(number: number, ...cells: [cell: string, code: string][]): FaultyRow {
  const words = { value: '', text: '', fix: '' };
  return {
    file: 'a.csv',
    sheet: '',
    row: number,
    companyId: 'C01',
    cells: cells.map(([cell, code]) => ({ cell, code, ...words })),
  };
}

describe('faults', () => {
  it('come the worst first: whole files, nameless people, wrong numbers, phones, places', () => {
    const faults = [
      row(9, ['E9', 'county_unknown']),
      row(6, ['D6', 'phone_format']),
      row(4, ['C4', 'id_checksum']),
      row(7, ['B7', 'name_missing']),
      row(0, ['', 'file_unreadable']),
    ];
    expect(worstFirst(faults).map((fault) => fault.row)).toEqual([0, 7, 4, 6, 9]);
  });

  it('of a row with more wrong cells come before those of one with fewer, then in the order of the file', () => {
    const faults = [
      row(8, ['C8', 'id_length']),
      row(5, ['C5', 'id_length']),
      row(9, ['C9', 'id_length'], ['D9', 'phone_format']),
    ];
    expect(worstFirst(faults).map((fault) => fault.row)).toEqual([9, 5, 8]);
  });

  it('offer a place for the right value once a cell, and none where no cell is meant', () => {
    const lines = faultLines([row(4, ['C4', 'id_length'], ['C4', 'id_birth_date'], ['', 'duplicate_in_file'])]);
    expect(lines.map(({ isCell, span }) => [isCell, span])).toEqual([
      [true, 3],
      [false, 0],
      [false, 0],
    ]);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(3);
  });
});

const worker = (adcode: string, changes: Partial<ListedWorker> = {}) =>
  ({ adcode, state: 'planned', countyInferred: false, ...changes }) as ListedWorker;

describe('counties', () => {
  it('count who is to be fetched: what was inferred comes first, then the most', () => {
    const workers = [
      worker('341221'),
      worker('371721', { countyInferred: true }),
      worker('371721'),
      worker('371721', { state: 'withdrawn' }),
      worker('341221'),
      worker('341221'),
      worker('411324'),
    ];
    expect(byCounty(workers)).toEqual([
      { adcode: '371721', people: 2, inferred: 1 },
      { adcode: '341221', people: 3, inferred: 0 },
      { adcode: '411324', people: 1, inferred: 0 },
    ]);
  });
});

describe('people', () => {
  const person = (changes: object) =>
    ({
      state: 'placed',
      nameMasked: '王*',
      idMasked: '34****1',
      phoneMasked: '1',
      county: null,
      pickupName: null,
      journey: null,
      standing: null,
      ...changes,
    }) as Person;
  const people = [
    person({ journey: { tripId: 'T07', plate: '苏F·A1' } }),
    person({ state: 'left_over', county: { name: '临泉县', prefecture: '阜阳市' } }),
  ];

  it('are found by bus, plate, county or prefecture, and by state', () => {
    expect(filterPeople(people, '', '')).toHaveLength(2);
    expect(filterPeople(people, ' t07 ', '')).toEqual([people[0]]);
    expect(filterPeople(people, '阜阳', '')).toEqual([people[1]]);
    expect(filterPeople(people, '', 'left_over')).toEqual([people[1]]);
  });

  it('are shown as their journey has them from its first event on, and found by that state', () => {
    const standing = { state: 'boarded', since: '2020-02-24T00:00:00Z' } as NonNullable<Person['standing']>;
    const rider = person({ standing });
    const waiting = person({ standing: { ...standing, state: 'placed', since: null } });
    expect([shownState(rider), shownState(waiting)]).toEqual(['boarded', 'placed']);
    expect(filterPeople([rider, waiting], '', 'boarded')).toEqual([rider]);
    expect(filterPeople(people, 'T07', 'left_over')).toEqual([]);
  });
});

describe('words', () => {
  it('come in the chosen language, with values in them', () => {
    const texts = { title: { zh: '名单', en: 'Roster' }, rows: (n: number) => ({ zh: `${n} 行`, en: `${n} rows` }) };
    expect(wordsOf(texts, 'zh-CN').title).toBe('名单');
    expect(wordsOf(texts, 'en').rows(3)).toBe('3 rows');
  });
});
