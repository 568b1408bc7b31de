/**
 * The fewest bins of size `capacity` that hold all heaps, no two heaps sharing a bin, when up to `spare` items may stay
 * outside. Taking a heap's last, least full bin away is cheapest, so greedy is exact.
 */
export function leastBins(heaps: readonly number[], capacity: readonly number[], spare: number): number {
  let bins = 0;
  const lastBins: number[] = [];
  let fullBinsFrom = Number.POSITIVE_INFINITY;
  heaps.forEach((heap, i) => {
    if (heap <= 0) return;
    const size = capacity[i]!;
    const needed = Math.ceil(heap / size);
    bins += needed;
    lastBins.push(heap - (needed - 1) * size);
    if (needed > 1) fullBinsFrom = Math.min(fullBinsFrom, size);
  });
  lastBins.sort((a, b) => a - b);
  let left = spare;
  for (const items of lastBins) {
    if (items > left) break;
    left -= items;
    bins--;
  }
  // a further full bin costs at least the smallest capacity; this rounds in favour of the bound's safety
  if (Number.isFinite(fullBinsFrom)) bins -= Math.floor(left / fullBinsFrom);
  return Math.max(0, bins);
}
