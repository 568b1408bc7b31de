import { randomUUID } from 'node:crypto';
import type { SurveyInput } from '../../../contract/api/surveys.ts';
import { appendAudit } from '../../../db/audit.ts';
import { publishEvent } from '../../../db/events.ts';
import { findOrganisation, lockOrganisation } from '../../../db/organisations.ts';
import { insertSurvey, listSurveys, type SurveyCount } from '../../../db/surveys.ts';
import { AppError } from '../../../errors.ts';
import type { ServerDeps } from '../deps.ts';

/**
 * Takes in how many people a company needs and has. The same figures of the same day told again change nothing, however many tell
 * them at once.
 *
 * @throws AppError `not_found`
 */
export async function createSurvey(
  { database }: Pick<ServerDeps, 'database'>,
  orgId: string,
  { asOf, rows }: SurveyInput,
): Promise<{ surveyId: string; unchanged: boolean }> {
  return database.transaction(async (db) => {
    if ((await lockOrganisation(db, orgId)) === null) throw new AppError('not_found', 'there is no such company');
    const [newest] = await listSurveys(db, orgId, { limit: 1, after: null });
    if (newest?.asOf === asOf && sameCounts(newest.rows, rows)) return { surveyId: newest.surveyId, unchanged: true };
    const surveyId = randomUUID();
    await insertSurvey(db, { surveyId, orgId, asOf, rows });
    const total = (key: 'needed' | 'present') => rows.reduce((sum, row) => sum + row[key], 0);
    const after = { orgId, asOf, rows: rows.length, needed: total('needed'), present: total('present') };
    await publishEvent(db, { kind: 'survey.create', objectId: surveyId, to: 'staff' });
    await appendAudit(db, { action: 'survey.create', objectKind: 'survey', objectId: surveyId, after });
    return { surveyId, unchanged: false };
  });
}

/** @throws AppError `not_found` where the company is not the reader's */
export async function refuseUnknownCompany({ database }: Pick<ServerDeps, 'database'>, orgId: string): Promise<void> {
  if ((await findOrganisation(database, orgId)) === null) throw new AppError('not_found', 'there is no such company');
}

function sameCounts(before: readonly SurveyCount[], now: readonly SurveyCount[]): boolean {
  const written = (rows: readonly SurveyCount[]) =>
    rows.map(({ trade, town, needed, present }) => JSON.stringify([trade, town, needed, present])).sort();
  return written(before).join('\n') === written(now).join('\n');
}
