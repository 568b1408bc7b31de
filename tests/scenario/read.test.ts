import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import type { Fault } from '../../src/contract/fault.ts';
import { readScenarioFolder } from '../../src/scenario/readScenarioFolder.ts';
import { makeFolder, smallFolder } from './folder.ts';

async function faultsOf(changes: Record<string, string | null>): Promise<Fault[]> {
  const reading = await readScenarioFolder(await makeFolder({ ...smallFolder, ...changes }));
  return reading.faults;
}

/** `file!cell code` of each fault. */
async function placesOf(changes: Record<string, string | null>): Promise<string[]> {
  return (await faultsOf(changes)).map((fault) => `${fault.file}!${fault.cell ?? ''} ${fault.code}`);
}

function edited(file: string, from: string, to: string): Record<string, string> {
  const text = smallFolder[file]!;
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return { [file]: text.replace(from, to) };
}

describe('a valid folder', () => {
  it('is read whole, with the effective policy and the choice as written', async () => {
    const { scenario, policy, policyChoice, faults } = await readScenarioFolder(await makeFolder(smallFolder));
    expect(faults).toEqual([]);
    expect(scenario).toMatchObject({
      name: 'small',
      serviceDate: '2020-02-24',
      depots: [{ depotId: 'D1' }],
      drivers: null,
      pickups: [],
      risk: [],
    });
    expect(scenario?.companies[1]).toMatchObject({ address: '黄海路, 2 号', receiveFrom: '08:00', receiveTo: '20:00' });
    expect(scenario?.rosters.map((file) => file.name)).toEqual(['C001.csv']);
    expect(policy?.limits.loadedDistanceM).toBe(1000000);
    expect(policyChoice?.limits).toEqual({ loadedDistanceM: 1000000, loadedDriveS: 39600 });
  });

  it('takes a date in available_from as midnight of the time zone', async () => {
    const { scenario } = await readScenarioFolder(await makeFolder(smallFolder));
    // 2020-02-23 00:00 +08:00 is 2020-02-22 16:00 UTC.
    expect(scenario?.fleet[0]?.availableFromMs).toBe(Date.UTC(2020, 1, 22, 16));
  });

  it.each(['gb18030', 'utf16le'])('reads CSVs in %s', async (encoding) => {
    const bytes = iconv.encode(smallFolder['companies.csv']!, encoding, { addBOM: true });
    const { scenario } = await readScenarioFolder(await makeFolder({ ...smallFolder, 'companies.csv': bytes }));
    expect(scenario?.companies[0]?.name).toBe('大地电气');
  });

  it('reads CSVs with a byte order mark, blank lines, CRLF and columns in any order', async () => {
    const risk = '\ufeffto,from,level,adcode\r\n\r\n,2020-02-01,high,410100\r\n,,,341221\r\n';
    const { scenario, faults } = await readScenarioFolder(await makeFolder({ ...smallFolder, 'risk.csv': risk }));
    expect(faults).toEqual([]);
    expect(scenario?.risk).toEqual([
      { adcode: '410100', level: 'high', from: '2020-02-01', to: null },
      { adcode: '341221', level: 'low', from: null, to: null },
    ]);
  });

  it('passes over clutter in rosters/ but hands on files of foreign kinds', async () => {
    const clutter = { 'rosters/.DS_Store': 'x', 'rosters/~$C001.xlsx': 'x', 'rosters/Thumbs.db': 'x' };
    const dir = await makeFolder({ ...smallFolder, ...clutter, 'rosters/C002.xls': 'x' });
    const { scenario } = await readScenarioFolder(dir);
    expect(scenario?.rosters.map((file) => file.name)).toEqual(['C001.csv', 'C002.xls']);
  });
});

describe('faults', () => {
  it('come all at once, over all files', async () => {
    const places = await placesOf({
      ...edited('companies.csv', '120.82,32.04', '32.04,120.82'),
      ...edited('fleet.csv', '49,D1', '0,D9'),
      'dorms.csv': null,
    });
    expect(places).toEqual([
      'companies.csv!F2 value_out_of_range',
      'dorms.csv! dorms_missing',
      'fleet.csv!B2 value_out_of_range',
      'fleet.csv!C2 reference_unknown',
    ]);
  });

  it.each<[string, Record<string, string | null>, string]>([
    ['no scenario.json', { 'scenario.json': null }, 'scenario.json! file_missing'],
    ['broken JSON', { 'scenario.json': '{' }, 'scenario.json! json_invalid'],
    ['another format', edited('scenario.json', 'scenario/1', 'scenario/9'), 'scenario.json!format field_invalid'],
    ['a misspelt field', edited('scenario.json', '"name"', '"nmae"'), 'scenario.json!nmae field_unknown'],
    ['no name', edited('scenario.json', '"name":"small",', ''), 'scenario.json!name field_missing'],
    ['no such day', edited('scenario.json', '2020-02-24', '2020-02-30'), 'scenario.json!serviceDate field_invalid'],
    ['no such zone', edited('scenario.json', 'Asia/Shanghai', 'Asia/Nantong'), 'scenario.json!timeZone field_invalid'],
    ['a bad depot', edited('scenario.json', '"lat":32.05', '"lat":132'), 'scenario.json!depots.0.lat field_invalid'],
    [
      'an unknown preset',
      edited('scenario.json', 'cn-2020-02-11', 'cn-1999'),
      'scenario.json!policy.preset policy_invalid',
    ],
    [
      'contradictory limits',
      edited('scenario.json', '"override":{}', '"override":{"limits":{"loadedDriveS":1}}'),
      'scenario.json!limits.loadedDriveS policy_invalid',
    ],
    ['a missing column', edited('fleet.csv', ',seats', ''), 'fleet.csv! column_missing'],
    ['a column twice', edited('fleet.csv', 'operator', 'plate'), 'fleet.csv!D1 column_duplicate'],
    ['a word for a number', edited('fleet.csv', ',49,', ',many,'), 'fleet.csv!B2 value_invalid'],
    ['half a seat', edited('fleet.csv', ',49,', ',49.5,'), 'fleet.csv!B2 value_invalid'],
    ['no plate', edited('fleet.csv', '苏F·B1234', ''), 'fleet.csv!A2 value_missing'],
    ['an instant without offset', edited('fleet.csv', '2020-02-23', '2020-02-23T06:00'), 'fleet.csv!H2 value_invalid'],
    ['a company twice', edited('companies.csv', 'C002', 'C001'), 'companies.csv!A3 value_duplicate'],
    ['half a pair of hours', edited('companies.csv', '8:00,20:00', '8:00,'), 'companies.csv!L3 pair_incomplete'],
    ['empty hours', edited('companies.csv', '8:00,20:00', '8:00,08:00'), 'companies.csv!L3 order_wrong'],
    ['a value too many', edited('companies.csv', '8:00,20:00', '8:00,20:00,x'), 'companies.csv!M3 row_ragged'],
    ['an open quote', edited('companies.csv', '2 号"', '2 号'), 'companies.csv!A3 file_unreadable'],
    ['a room for nobody', edited('dorms.csv', 'C001', 'C009'), 'dorms.csv!H2 reference_unknown'],
    ['a bad adcode', { 'pickups.csv': 'adcode,name,lng,lat\n3412,车站,115,33\n' }, 'pickups.csv!A2 value_invalid'],
    [
      'a service area beyond the pole',
      { 'service_areas.csv': 'name,lng,lat\n洪泽湖服务区,118.5,333\n' },
      'service_areas.csv!C2 value_out_of_range',
    ],
    ['a bad level', { 'risk.csv': 'adcode,level,from,to\n341221,red,,\n' }, 'risk.csv!B2 value_invalid'],
    [
      'a period backwards',
      { 'risk.csv': 'adcode,level,from,to\n341221,low,2020-03-02,2020-03-01\n' },
      'risk.csv!D2 order_wrong',
    ],
    [
      'a driver of no depot',
      { 'drivers.csv': 'driver_id,name,phone,depot_id,licence_expires\nR1,王,138,D7,2022-01-01\n' },
      'drivers.csv!D2 reference_unknown',
    ],
  ])('%s is told with its place, and leaves no scenario', async (_name, changes, place) => {
    const { scenario, faults } = await readScenarioFolder(await makeFolder({ ...smallFolder, ...changes }));
    expect(faults.map((fault) => `${fault.file}!${fault.cell ?? ''} ${fault.code}`)).toContain(place);
    expect(scenario).toBeNull();
    for (const { message, remedy } of faults) {
      for (const text of [message.zh, message.en, remedy.zh, remedy.en]) expect(text).not.toBe('');
    }
  });

  it('does not fault rows for what only the unreadable scenario.json could tell', async () => {
    expect(await placesOf({ 'scenario.json': '{' })).toEqual(['scenario.json! json_invalid']);
  });

  it('tells of an unknown column and goes on', async () => {
    const text = smallFolder['dorms.csv']!.replace('company_id', 'company_id,remark');
    const { scenario, faults } = await readScenarioFolder(await makeFolder({ ...smallFolder, 'dorms.csv': text }));
    expect(faults.map((fault) => fault.code)).toEqual(['column_ignored']);
    expect(scenario).not.toBeNull();
  });

  it('of a folder that is not there are the missing files', async () => {
    const { scenario, faults } = await readScenarioFolder('/nonexistent/folder');
    expect(scenario).toBeNull();
    expect(faults.map((fault) => fault.file)).toContain('scenario.json');
  });
});
