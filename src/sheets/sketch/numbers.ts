import type { Box, Point } from './projection.ts';

/** Stops that lie on one spot of the paper and share one label. */
export interface StopCluster extends Point {
  seqs: number[];
}

/** Groups stops, in the order of the trip, that lie within `reachPt` of the first of a group. */
export function clusterStops(stops: readonly (Point & { seq: number })[], reachPt: number): StopCluster[] {
  const clusters: StopCluster[] = [];
  for (const { seq, x, y } of stops) {
    const near = clusters.find((cluster) => Math.hypot(cluster.x - x, cluster.y - y) <= reachPt);
    if (near === undefined) clusters.push({ x, y, seqs: [seq] });
    else near.seqs.push(seq);
  }
  return clusters;
}

/** `0, 9–11`: ascending numbers, three and more in a row as a range. */
export function numbersText(seqs: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const seq of seqs) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === seq - 1) last[1] = seq;
    else runs.push([seq, seq]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ');
}

/** A label to be placed beside its anchor. */
export interface LabelSize extends Point {
  widthPt: number;
  heightPt: number;
}

const directions = 16;
const gapsPt = [4, 10, 18, 28, 40];
/** Cost of hiding something, against that of a point of distance: another label is worst, a stop is worse than road. */
const hides = { label: 1000, marker: 60, road: 4 };

/**
 * Places labels one after another, each where it hides least and is nearest to its anchor, inside `box`. `markers` and
 * `roads` are places that had better stay visible. A label that fits nowhere is centred on its anchor.
 */
export function placeLabels(
  labels: readonly LabelSize[],
  { box, markers, roads }: { box: Box; markers: readonly Point[]; roads: readonly Point[] },
): Box[] {
  const placed: Box[] = [];
  for (const label of labels) {
    let best = spot(label, label.x, label.y);
    let bestCost = Number.POSITIVE_INFINITY;
    for (const [gapPt, place] of spotsAround(label)) {
      if (!contains(box, place)) continue;
      const cost =
        gapPt +
        hides.label * placed.filter((other) => overlaps(other, place)).length +
        hides.marker * markers.filter((point) => covers(place, point)).length +
        hides.road * roads.filter((point) => covers(place, point)).length;
      if (cost < bestCost) [best, bestCost] = [place, cost];
    }
    placed.push(best);
  }
  return placed;
}

function spotsAround(label: LabelSize): [gapPt: number, place: Box][] {
  return gapsPt.flatMap((gapPt) =>
    Array.from({ length: directions }, (_, k): [number, Box] => {
      const angle = (k * 2 * Math.PI) / directions;
      const x = label.x + Math.cos(angle) * (gapPt + label.widthPt / 2);
      const y = label.y - Math.sin(angle) * (gapPt + label.heightPt / 2);
      return [gapPt, spot(label, x, y)];
    }),
  );
}

function spot({ widthPt, heightPt }: LabelSize, midX: number, midY: number): Box {
  return { x: midX - widthPt / 2, y: midY - heightPt / 2, widthPt, heightPt };
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.widthPt <= outer.x + outer.widthPt &&
    inner.y + inner.heightPt <= outer.y + outer.heightPt
  );
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.widthPt && b.x < a.x + a.widthPt && a.y < b.y + b.heightPt && b.y < a.y + a.heightPt;
}

function covers(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x <= box.x + box.widthPt && y >= box.y && y <= box.y + box.heightPt;
}
