import type { CountyRegister } from '../../contract/county.ts';
import { readRosters } from '../../roster/readRosters.ts';
import type { ReadRosters } from './deps.ts';

/** Binds `roster/` to the county register. */
export function rosterReader(counties: CountyRegister): ReadRosters {
  return async (file, { scenario, policy, companyId }) => {
    const { companies, pickups, originProvinces, serviceDate } = scenario;
    const context = { companies, pickups, originProvinces, serviceDate, counties, policy, isPart: true };
    const intake = await readRosters([file], companyId === null ? context : { ...context, companyId });
    return { ...intake, claims: intake.claims ?? [] };
  };
}
