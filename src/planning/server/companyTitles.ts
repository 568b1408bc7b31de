import type { RosterFile } from '../../contract/scenario.ts';
import { findCompany } from '../../db/companies.ts';
import type { Queryable } from '../../db/pool.ts';
import { listRosterTitles } from '../../db/rosterTitles.ts';
import type { OwnTitles, ReadAs } from '../../roster/ownTitles.ts';
import type { ServerDeps } from './deps.ts';

/** What a company once said of the titles in its rosters. */
export async function companyTitles(db: Queryable, orgId: string): Promise<OwnTitles> {
  const titles = await listRosterTitles(db, orgId);
  return new Map(titles.map(({ title, readAs }) => [title, readAs as ReadAs]));
}

/** Rosters of a company with its own titles in words that are understood; as they are where it said nothing of them, or is not known. */
export async function inKnownTitles(
  { database, rosters }: Pick<ServerDeps, 'database' | 'rosters'>,
  { batchId, companyId, files }: { batchId: string; companyId: string; files: readonly RosterFile[] },
): Promise<RosterFile[]> {
  const company = await findCompany(database, batchId, companyId);
  const titles = company === null ? new Map() : await companyTitles(database, company.orgId);
  if (titles.size === 0) return [...files];
  const known: RosterFile[] = [];
  for (const file of files) known.push(await rosters.retitle(file, titles));
  return known;
}
