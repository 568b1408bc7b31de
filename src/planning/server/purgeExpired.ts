import { seal } from '../../crypto/seal.ts';
import { appendAudit } from '../../db/audit.ts';
import { lockBatch } from '../../db/batches.ts';
import { listCompanies } from '../../db/companies.ts';
import { purgeFailures } from '../../db/credentials.ts';
import { purgeDocuments } from '../../db/documents.ts';
import { purgeKeys } from '../../db/idempotency.ts';
import { listKeptBatches, type PurgedCounts, purgeBatch } from '../../db/retention.ts';
import { putSetting } from '../../db/settings.ts';
import { type PolicyChoice, resolvePolicy } from '../../policy/resolve.ts';
import type { ServerDeps } from './deps.ts';

/** Name of the setting that holds the last report. */
export const purgeSetting = 'purge';

/** How long the answer to an idempotency key is kept. */
const answerAgeMs = 86_400_000;

/** How long documents of companies are kept that prove nothing any more: above batches, so by the default policy. */
const documentAgeDays = resolvePolicy({}).policy!.privacy.retention_manifest_days;

/** What one purge did. */
export interface PurgeReport {
  /** Day of the run, `YYYY-MM-DD` in UTC. */
  day: string;
  batches: (PurgedCounts & { batchId: string; name: string })[];
  /** Batches whose policy this program no longer knows: somebody has to look. */
  unclear: string[];
}

/**
 * Forgets the people of every batch that is older than its policy keeps them (`privacy.retention_manifest_days` after the
 * service date, or after it was stored where that came later), and what else has a time. The report is kept and audited; running it again finds nothing to do.
 */
export async function purgeExpired(
  { database, keys, log }: Omit<ServerDeps, 'queues' | 'rosters'>,
  day: string,
): Promise<PurgeReport> {
  const report: PurgeReport = { day, batches: [], unclear: [] };
  for (const { batchId, name, policy: choice, ageDays } of await listKeptBatches(database)) {
    const { policy } = resolvePolicy(choice as PolicyChoice);
    if (policy === null) report.unclear.push(batchId);
    if (policy === null || ageDays <= policy.privacy.retention_manifest_days) continue;
    const counts = await database.transaction(async (db) => {
      await lockBatch(db, batchId);
      const blanks = (await listCompanies(db, batchId)).map(({ companyId }) => {
        const blank = (column: string) =>
          seal(keys, { table: 'companies', column, row: `${batchId}/${companyId}` }, '');
        return { companyId, contactSealed: blank('contact'), phoneSealed: blank('phone') };
      });
      const purged = await purgeBatch(db, batchId, blanks);
      const after = { ...purged, ageDays };
      await appendAudit(db, { action: 'batch.purge', objectKind: 'batch', objectId: batchId, batchId, after });
      return purged;
    });
    report.batches.push({ batchId, name, ...counts });
  }
  await purgeDocuments(database, documentAgeDays);
  await purgeKeys(database, answerAgeMs);
  await purgeFailures(database);
  await putSetting(database, purgeSetting, report);
  log.info({ batches: report.batches.length, unclear: report.unclear.length }, 'purged what is no longer to be kept');
  return report;
}
