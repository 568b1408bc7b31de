import type { Bulletin } from '../../contract/bulletin.ts';
import type { County } from '../../contract/county.ts';
import type { Plan } from '../../contract/plan.ts';
import type { Company } from '../../contract/scenario.ts';
import { originFigures } from './originFigures.ts';
import { ride } from './rides.ts';
import { staffingFigures } from './staffingFigures.ts';
import { tripFigures } from './tripFigures.ts';

/** What a bulletin is made from. */
export interface BulletinSource {
  batch: string;
  serviceDate: string;
  plan: Plan;
  companies: readonly Pick<Company, 'companyId' | 'name' | 'district' | 'staffNeeded' | 'staffPresent'>[];
  countyOf(adcode: string): County | null;
}

/**
 * The figures of a plan that a newspaper prints. Only people who ride count; every figure carries the rows from which it
 * follows, so that a reader can add them up again.
 */
export function makeBulletin(source: BulletinSource): Bulletin {
  const { batch, serviceDate, plan } = source;
  const rides = ride(source);
  const { district, figures } = staffingFigures(source, rides);
  const [companies, districtShare, staffing] = figures;
  return {
    batch,
    serviceDate,
    district,
    createdAt: plan.createdAt,
    figures: [...originFigures(rides), companies, districtShare, ...tripFigures(plan), staffing],
  };
}
