import type { Company } from '../../src/contract/scenario.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { presets } from '../../src/policy/presets.ts';
import type { RosterContext } from '../../src/roster/context.ts';
import { checkCharacter } from '../../src/roster/gb11643.ts';

/** A company with what rosters need of it. */
export function company(companyId: string, name: string): Company {
  return {
    companyId,
    name,
    district: '港闸区',
    address: '',
    lng: 120.8,
    lat: 32.0,
    contact: '',
    phone: '',
    staffNeeded: 10,
    staffPresent: 5,
    receiveFrom: null,
    receiveTo: null,
  };
}

/** Three companies, two pick-up places, the real county register; travel on 24 February 2020. */
export const context: RosterContext = {
  companies: [
    company('C001', '南通大地电气股份有限公司'),
    company('C002', '南通中集罐箱有限公司'),
    company('C003', '南通中集特种运输设备制造有限公司'),
  ],
  counties: countyRegister(),
  pickups: [
    { adcode: '341221', name: '临泉汽车站', lng: 115.25, lat: 33.06 },
    { adcode: '411702', name: '中心汽车站', lng: 114.0, lat: 33.0 },
    { adcode: '341602', name: '中心汽车站', lng: 115.78, lat: 33.85 },
  ],
  originProvinces: ['34', '37', '41'],
  serviceDate: '2020-02-24',
  policy: presets['cn-2020-02-11']!,
};

/** An invented resident ID with a valid check character: county, birth date `YYYYMMDD`, three digits of order. */
export function residentId(prefix: string, birth: string, order: string): string {
  const first17 = `${prefix}${birth}${order}`;
  return first17 + checkCharacter(first17);
}

/** A CSV roster file of the given rows. */
export function csvFile(name: string, rows: readonly (readonly string[])[]): { name: string; bytes: Uint8Array } {
  const text = rows.map((row) =>
    row.map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(','),
  );
  return { name, bytes: new TextEncoder().encode(text.join('\n')) };
}
