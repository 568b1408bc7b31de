import type { CountyRegister } from '../contract/county.ts';
import type { Company, PickupPlace } from '../contract/scenario.ts';
import type { IdType } from '../contract/worker.ts';
import type { Policy } from '../policy/schema.ts';
import type { RosterLimits } from './limits.ts';

/** What a roster is read against. */
export interface RosterContext {
  companies: readonly Company[];
  counties: CountyRegister;
  pickups: readonly PickupPlace[];
  /** Two-digit province codes from which workers are fetched. */
  originProvinces: readonly string[];
  /** Local date of the first pick-up; ages count on it. */
  serviceDate: string;
  /** Fever threshold and masks. */
  policy: Policy;
  /** Set where the files come as this company's own request; then neither file name nor column may say otherwise. */
  companyId?: string;
  /** True where other files of the batch are read apart: what rows say of people in those is settled by the caller. */
  isPart?: boolean;
  limits?: Partial<RosterLimits>;
}

/** A company's claim to a person. */
export interface Claim {
  companyId: string;
  idType: IdType;
  idNumber: string;
}

/** Identity of a person whatever the company: ID type and number. */
export function personKey({ idType, idNumber }: Pick<Claim, 'idType' | 'idNumber'>): string {
  return `${idType} ${idNumber}`;
}

/** Identity of a worker in a batch: company, ID type and number (formats.md §1). */
export function identityKey(claim: Claim): string {
  return `${claim.companyId} ${personKey(claim)}`;
}
