import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../contract/plan.ts';
import type { SheetContext } from './context.ts';
import { uniqueFileNames } from './fileName.ts';
import { renderGpx } from './gpx.ts';
import { renderAllSheets, renderTripSheet } from './pdf/document.ts';
import { renderMasterList } from './xlsx/masterList.ts';

/** Called after each file with its name, for a progress line. */
export type OnFile = (name: string) => void;

/**
 * Writes into `dir` (made if missing) one route sheet and one GPX file a bus, all sheets as one print job and the master
 * list; returns the names. Files of the same name are replaced, others left alone. Rejects with the system's error
 * (`ENOTDIR`, `EACCES`, `ENOSPC` …) where the folder cannot be written.
 */
export async function writeSheets(dir: string, plan: Plan, context: SheetContext, onFile?: OnFile): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  const fileName = uniqueFileNames();
  const written: string[] = [];
  const write = async (name: string, content: Uint8Array | string) => {
    await writeFile(join(dir, name), content);
    written.push(name);
    onFile?.(name);
  };

  await write(fileName('all', 'pdf'), await renderAllSheets(plan, context));
  await write(fileName('master', 'xlsx'), await renderMasterList(plan, context));
  for (const { tripId, bus } of plan.trips) {
    await write(fileName(`${tripId}-${bus.plate}`, 'pdf'), await renderTripSheet(plan, tripId, context));
    await write(fileName(tripId, 'gpx'), renderGpx(plan, tripId, context));
  }
  return written;
}
