import type { CountyRegister } from '../contract/county.ts';
import type { Fault } from '../contract/fault.ts';
import type { Scenario } from '../contract/scenario.ts';
import { allCounties } from '../geo/index.ts';

/**
 * County codes of risk.csv and pickups.csv that no county ever had, in the provinces that the register knows: a typo there
 * would silently turn a county of high risk into one of low risk. Codes of other provinces concern no trip and pass.
 */
export function areaFaults({ risk, pickups }: Scenario, counties: CountyRegister): Fault[] {
  const provinces = new Set(allCounties().map(({ adcode }) => adcode.slice(0, 2)));
  const unknown = (adcode: string) => provinces.has(adcode.slice(0, 2)) && counties.byAdcode(adcode) === null;
  const faultsIn = (file: string, codes: readonly string[]): Fault[] =>
    [...new Set(codes)].filter(unknown).map((adcode) => ({
      file,
      code: 'county_code_unknown',
      message: { zh: `没有代码为 ${adcode} 的区县`, en: `there is no county with the code ${adcode}` },
      remedy: {
        zh: '请填写六位县级行政区划代码，不要填省级或地级代码',
        en: 'give the six-digit code of a county, not of a province or prefecture',
      },
    }));
  return [
    ...faultsIn(
      'risk.csv',
      risk.map(({ adcode }) => adcode),
    ),
    ...faultsIn(
      'pickups.csv',
      pickups.map(({ adcode }) => adcode),
    ),
  ];
}
