import type { RosterFile } from '../../contract/scenario.ts';
import type { Intake } from '../../contract/worker.ts';
import type { RequestRow } from '../../db/requests.ts';
import { listRequestFiles } from '../../db/rosterFiles.ts';
import { type ReadIntake, rosterTables, type ServerDeps } from './deps.ts';
import { loadTables } from './loadScenario.ts';
import { openSentFile } from './openSentFile.ts';

/** A file of a request, as it was sent and as it reads by itself. */
export interface SentReading {
  fileId: string;
  name: string;
  bytes: Uint8Array;
  intake: ReadIntake;
}

/**
 * Reads a request's files anew, each by itself, as they read when they came; also those whose place later files took, of which no rows
 * are kept. @param names only these files; all where left out
 */
export async function readSent(
  deps: Pick<ServerDeps, 'database' | 'keys' | 'rosters'>,
  { requestId, batchId, companyId, fromFolder }: Pick<RequestRow, 'requestId' | 'batchId' | 'companyId' | 'fromFolder'>,
  names?: ReadonlySet<string>,
): Promise<SentReading[]> {
  const read = await readerOf(deps, { batchId, companyId, fromFolder });
  const readings: SentReading[] = [];
  for (const sent of await listRequestFiles(deps.database, requestId)) {
    if (names !== undefined && !names.has(sent.name)) continue;
    const file = openSentFile(deps.keys, sent);
    readings.push({ fileId: sent.fileId, ...file, intake: await read(file) });
  }
  return readings;
}

/** Reads another version of a file as the request's own would be read. */
export async function readIntakeOf(
  deps: Pick<ServerDeps, 'database' | 'keys' | 'rosters'>,
  request: Pick<RequestRow, 'batchId' | 'companyId' | 'fromFolder'>,
  file: RosterFile,
): Promise<ReadIntake> {
  return (await readerOf(deps, request))(file);
}

async function readerOf(
  deps: Pick<ServerDeps, 'database' | 'keys' | 'rosters'>,
  { batchId, companyId, fromFolder }: Pick<RequestRow, 'batchId' | 'companyId' | 'fromFolder'>,
): Promise<(file: RosterFile) => Promise<ReadIntake>> {
  const { scenario, policy } = await loadTables(deps, batchId, rosterTables);
  return (file) => deps.rosters.read(file, { scenario, policy, companyId: fromFolder ? null : companyId });
}

/** Rows of people among what was rejected; a whole file is none. */
export function faultyRows(intakes: readonly Pick<Intake, 'rejected'>[]): number {
  return intakes.flatMap(({ rejected }) => rejected).filter(({ row }) => row > 0).length;
}
