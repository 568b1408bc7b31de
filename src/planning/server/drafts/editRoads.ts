import type { Plan } from '../../../contract/plan.ts';
import { cruiseSpeeds } from '../../../policy/speeds.ts';
import { withLegs } from '../../batch.ts';
import { type EditBatch, editsOn } from '../../edit/editBatch.ts';
import { sketchOf } from '../../edit/sketch.ts';
import { openBook } from '../../roads/openBook.ts';
import type { PlanRoads } from '../../roads/planRoads.ts';
import type { RoadBook } from '../../roads/roadBook.ts';

/** An edit may wait so long for a road server to say what map it has; legs measured before come from the cache. */
const openMs = 3_000;
/** Evaluating again may wait so long for legs that nobody has measured yet. */
const measureMs = 20_000;

/** A batch on measured legs as far as they are known, and the book that can measure more; the estimate where there is no server. */
export async function onRoads(
  edits: EditBatch,
  roads: PlanRoads | null,
): Promise<{ edits: EditBatch; book: RoadBook | null }> {
  if (roads === null) return { edits, book: null };
  const { batch } = edits;
  const opened = await openBook(batch, roads, cruiseSpeeds(batch.policy), AbortSignal.timeout(openMs));
  if (!('book' in opened)) return { edits, book: null };
  await opened.book.recall();
  const { server } = opened.useNow();
  const onServer = { ...edits, sources: { ...edits.sources, roads: server } };
  return { edits: withBook(onServer, opened.book), book: opened.book };
}

/** The batch once every leg that a plan drives was asked of the road server; what it does not answer stays an estimate. */
export async function measured(edits: EditBatch, book: RoadBook, plan: Plan): Promise<EditBatch> {
  const { places, legs } = edits.batch;
  const cells = plan.trips.flatMap((trip) => {
    const { pickups, dropoffs } = sketchOf(edits, trip);
    const depot = places.depot.get(trip.bus.depotId);
    if (depot === undefined) return [];
    const order = [depot, ...pickups, ...dropoffs, depot];
    return order.slice(1).map((to, i) => order[i]! * legs.size + to);
  });
  const signal = AbortSignal.timeout(measureMs);
  await book.measure(cells, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return withBook(edits, book);
}

function withBook({ batch, sources }: EditBatch, book: RoadBook): EditBatch {
  return editsOn({ ...withLegs(batch, book.legs), lineOf: (cell) => book.line(cell) }, sources);
}
