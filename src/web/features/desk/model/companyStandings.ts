import type { ReplyOf } from '../../../lib/api/types.ts';

type Application = ReplyOf<'listApplications'>['companies'][number];
type BatchCompany = ReplyOf<'listBatchCompanies'>['companies'][number];

/** A company of a batch with its application and its roster. */
export interface CompanyStanding extends Application {
  district: string;
  staffNeeded: number;
  staffPresent: number;
  accepted: number;
  rejected: number;
}

/** Joins both lists; who is missing something comes first, then who is late, then by id. */
export function companyStandings(
  applications: readonly Application[],
  companies: readonly BatchCompany[],
): CompanyStanding[] {
  const rosters = new Map(companies.map((company) => [company.companyId, company]));
  return applications
    .map((application) => {
      const {
        district = '',
        staffNeeded = 0,
        staffPresent = 0,
        accepted = 0,
        rejected = 0,
      } = rosters.get(application.companyId) ?? {};
      return { ...application, district, staffNeeded, staffPresent, accepted, rejected };
    })
    .sort(
      (a, b) =>
        b.missing.length - a.missing.length ||
        Number(b.late) - Number(a.late) ||
        a.companyId.localeCompare(b.companyId, 'en', { numeric: true }),
    );
}
