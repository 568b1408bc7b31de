/** What one plan of a batch costs without a price on contacts, and how many contacts it has. */
export interface CurvePoint {
  /** Objective less what contact pairs cost, yuan. */
  moneyCny: number;
  contactPairs: number;
}

/** Prices nearer to one another than this share ask the same question twice. */
const samePrice = 0.05;

/**
 * The price of a contact pair to search with next, in whole fen, or null where nothing is left to ask: the one at which two
 * neighbours on the convex hull of the plans found cost the same, taken where the hull leaves most room below it
 * (Aneja & Nair 1979).
 * @param asked prices searched with before
 */
export function nextPriceCny(found: readonly CurvePoint[], asked: readonly number[]): number | null {
  const hull = lowerHull(found);
  let best: number | null = null;
  let mostRoom = 0;
  for (let i = 1; i < hull.length; i++) {
    const dear = hull[i - 1]!;
    const cheap = hull[i]!;
    const savedCny = dear.moneyCny - cheap.moneyCny;
    const addedPairs = cheap.contactPairs - dear.contactPairs;
    const priceCny = Math.round((100 * savedCny) / addedPairs) / 100;
    if (asked.some((known) => Math.abs(known - priceCny) <= samePrice * Math.max(known, priceCny))) continue;
    if (savedCny * addedPairs > mostRoom) {
      mostRoom = savedCny * addedPairs;
      best = priceCny;
    }
  }
  return best;
}

/** The plans that are best at some price, fewest contacts first (Andrew's monotone chain). */
function lowerHull(found: readonly CurvePoint[]): CurvePoint[] {
  const sorted = [...found].sort((a, b) => a.contactPairs - b.contactPairs || a.moneyCny - b.moneyCny);
  const hull: CurvePoint[] = [];
  for (const point of sorted) {
    if (hull.length > 0 && point.moneyCny >= hull.at(-1)!.moneyCny) continue;
    while (hull.length > 1 && !isBelow(hull.at(-2)!, hull.at(-1)!, point)) hull.pop();
    hull.push(point);
  }
  return hull;
}

/** Whether `middle` lies below the straight line from `left` to `right`. */
function isBelow(left: CurvePoint, middle: CurvePoint, right: CurvePoint): boolean {
  const run = right.contactPairs - left.contactPairs;
  const onLine = left.moneyCny + ((right.moneyCny - left.moneyCny) * (middle.contactPairs - left.contactPairs)) / run;
  return middle.moneyCny < onLine;
}

/** Those than which no other is as good in both figures, most contacts (and least cost) first; of equals the first stays. */
export function undominated<T>(
  items: readonly T[],
  figures: (item: T) => { costCny: number; contactPairs: number },
): T[] {
  const sorted = items
    .map((item) => ({ item, ...figures(item) }))
    .sort((a, b) => a.costCny - b.costCny || a.contactPairs - b.contactPairs);
  let fewest = Number.POSITIVE_INFINITY;
  return sorted
    .filter(({ contactPairs }) => {
      if (contactPairs >= fewest) return false;
      fewest = contactPairs;
      return true;
    })
    .map(({ item }) => item);
}
