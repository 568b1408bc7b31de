import { findDraft, lockDraft, noteCheck } from '../../src/db/drafts.ts';
import type { ServerDeps } from '../../src/planning/server/deps.ts';
import { EditCache } from '../../src/planning/server/drafts/editCache.ts';
import { publishDraft } from '../../src/planning/server/drafts/publishDraft.ts';

/** Publishes a plan as if the checker had accepted it: for plans that a test has made up. */
export async function publishUnchecked(deps: ServerDeps, planId: string): Promise<void> {
  await deps.database.transaction(async (db) => {
    const { version } = (await lockDraft(db, planId))!;
    await noteCheck(db, planId, { version, isAccepted: true });
  });
  const { version } = (await findDraft(deps.database, planId))!;
  await publishDraft({ ...deps, editCache: new EditCache(), roads: null }, { planId, version, locale: 'zh-CN' });
}
