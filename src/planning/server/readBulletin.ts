import type { Bulletin } from '../../contract/bulletin.ts';
import type { Locale } from '../../contract/text.ts';
import { findPlan } from '../../db/plans.ts';
import { AppError } from '../../errors.ts';
import { countyRegister } from '../../geo/index.ts';
import { renderBulletinPdf, renderBulletinSheet } from '../../sheets/index.ts';
import { makeBulletin } from '../bulletin/makeBulletin.ts';
import type { ServerDeps } from './deps.ts';
import { loadWholePlan } from './loadDocument.ts';
import { loadTables } from './loadScenario.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** The figures of a plan that are told outside, each with its rows. @throws AppError `not_found` */
export async function readBulletin(deps: Deps, planId: string): Promise<Bulletin> {
  const plan = await loadWholePlan(deps, planId);
  const row = await findPlan(deps.database, planId);
  if (row === null) throw new AppError('not_found', 'there is no such plan');
  const { scenario } = await loadTables(deps, row.batchId, ['companies']);
  const { name, serviceDate, companies } = scenario;
  const register = countyRegister();
  return makeBulletin({ batch: name, serviceDate, plan, companies, countyOf: (code) => register.byAdcode(code) });
}

/** The same on paper. @throws AppError `not_found` */
export async function bulletinPdf(deps: Deps, planId: string, locale: Locale): Promise<Uint8Array> {
  return renderBulletinPdf(await readBulletin(deps, planId), locale);
}

/** The same as a workbook: the figures, and a sheet of rows for each. @throws AppError `not_found` */
export async function bulletinSheet(deps: Deps, planId: string, locale: Locale): Promise<Uint8Array> {
  return renderBulletinSheet(await readBulletin(deps, planId), locale);
}
