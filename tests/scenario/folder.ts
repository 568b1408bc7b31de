import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempFolder } from '../support/tempFolder.ts';

/** A small valid folder: one depot, two companies, one bus, one room. Files can be replaced, or left out with null. */
export const smallFolder: Readonly<Record<string, string>> = {
  'scenario.json': JSON.stringify({
    format: 'jieyun.scenario/1',
    name: 'small',
    serviceDate: '2020-02-24',
    timeZone: 'Asia/Shanghai',
    policy: { preset: 'cn-2020-02-11', override: {} },
    limits: { loadedDistanceM: 1000000, loadedDriveS: 39600 },
    originProvinces: ['37', '41', '34'],
    depots: [{ depotId: 'D1', name: '南通汽车站', lng: 120.83, lat: 32.05 }],
  }),
  'companies.csv':
    'company_id,name,district,address,lng,lat,contact,phone,staff_needed,staff_present,receive_from,receive_to\n' +
    'C001,大地电气,港闸区,永兴大道 1 号,120.82,32.04,陈工,13800000001,40,20,,\n' +
    'C002,大兴面粉,港闸区,"黄海路, 2 号",120.83,32.05,李工,13800000002,10,5,8:00,20:00\n',
  'fleet.csv':
    'plate,seats,depot_id,operator,drivers,cost_day_cny,cost_km_cny,available_from\n' +
    '苏F·B1234,49,D1,汽运集团,2,1800,6.5,2020-02-23\n',
  'dorms.csv': 'site,building,floor,room,beds,sex,kind,company_id\n人才公寓,1,2,201,6,any,dorm,C001\n',
  'rosters/C001.csv': '姓名,身份证号,手机\n',
};

/** Writes a folder of files into a new temporary directory and returns its path. */
export async function makeFolder(files: Readonly<Record<string, string | Uint8Array | null>>): Promise<string> {
  const dir = await tempFolder();
  await mkdir(join(dir, 'rosters'));
  for (const [name, content] of Object.entries(files)) if (content !== null) await writeFile(join(dir, name), content);
  return dir;
}
