import type { CountyRegister } from '../../contract/county.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Intake, Worker } from '../../contract/worker.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Router } from '../../routing/router.ts';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import { type Batch, prepareBatch } from '../batch.ts';
import type { BedBook } from '../dorms/bedBook.ts';

/** A batch ready for edits by hand: every bus is a type of its own, and people and buses are found by name. */
export interface EditBatch {
  batch: Batch;
  /** Keeps scratch memory: one edit at a time. */
  timer: PolicyRouteTimer;
  /** Bus type by plate; missing where the bus may not be used. */
  typeOf: ReadonlyMap<string, number>;
  /** Group by worker id. */
  groupOf: ReadonlyMap<string, number>;
  workers: ReadonlyMap<string, Worker>;
  sources: LegSources;
}

/** Where the lengths of legs come from. */
export interface LegSources {
  estimate: Bilingual;
  /** The road server and its map; null where nothing is measured. */
  roads: Bilingual | null;
}

/** Prepares a batch for edits; takes about as long as measuring its legs. */
export async function prepareEdits(
  input: { scenario: Scenario; policy: Policy; intake: Intake; beds?: BedBook | undefined },
  router: Router,
  counties: CountyRegister,
): Promise<EditBatch> {
  const plates = input.scenario.fleet.map(({ plate }) => plate);
  const batch = await prepareBatch(input, router, counties, { plates });
  return editsOn(batch, { estimate: router.detail, roads: null });
}

/** The same on a batch whose buses have types of their own. */
export function editsOn(batch: Batch, sources: LegSources): EditBatch {
  const { groups, fleet, intake } = batch;
  return {
    batch,
    timer: new PolicyRouteTimer(batch.timing, batch.policy),
    typeOf: new Map(fleet.flatMap(({ plates }, type) => plates.map((plate) => [plate, type]))),
    groupOf: new Map(groups.flatMap(({ workers }, group) => workers.map(({ workerId }) => [workerId, group]))),
    workers: new Map(intake.workers.map((worker) => [worker.workerId, worker])),
    sources,
  };
}
