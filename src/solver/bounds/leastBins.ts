/**
 * The fewest bins of size `capacity` that hold all heaps, no two heaps sharing a bin, when up to `spare` items may stay
 * outside. A heap's last bin is its least full one and every other is full, so emptying bins in order of what they hold is
 * exact.
 */
export function leastBins(heaps: readonly number[], capacity: readonly number[], spare: number): number {
  const bins: number[] = [];
  heaps.forEach((heap, i) => {
    let items = heap;
    for (; items > capacity[i]!; items -= capacity[i]!) bins.push(capacity[i]!);
    if (items > 0) bins.push(items);
  });
  bins.sort((a, b) => a - b);
  let emptied = 0;
  for (let left = spare; emptied < bins.length && bins[emptied]! <= left; emptied++) left -= bins[emptied]!;
  return bins.length - emptied;
}
