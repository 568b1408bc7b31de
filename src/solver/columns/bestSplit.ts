/**
 * How many people of each group of a list ride, so that they earn most together: at least one of each, at most `seats` in all.
 * @param sizes people of each group
 * @param earns what so many people of the i-th group earn, people from 1
 */
export function bestSplit(
  sizes: readonly number[],
  seats: number,
  earns: (i: number, people: number) => number,
): { value: number; people: number[] } {
  const stride = seats + 1;
  // `i * stride + q`: the most that the first i groups earn with exactly q people
  const best = new Float64Array((sizes.length + 1) * stride).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  sizes.forEach((size, i) => {
    const from = i * stride;
    for (let people = 1; people <= Math.min(size, seats); people++) {
      const own = earns(i, people);
      for (let q = people; q <= seats; q++) {
        const value = best[from + q - people]! + own;
        if (value > best[from + stride + q]!) best[from + stride + q] = value;
      }
    }
  });
  const last = sizes.length * stride;
  let left = 0;
  for (let q = 1; q <= seats; q++) if (best[last + q]! > best[last + left]!) left = q;
  const value = best[last + left]!;
  const people = new Array<number>(sizes.length).fill(0);
  for (let i = sizes.length - 1; i >= 0; i--) {
    let own = 1;
    const sum = best[(i + 1) * stride + left]!;
    while (own < Math.min(sizes[i]!, left) && best[i * stride + left - own]! + earns(i, own) !== sum) own++;
    people[i] = own;
    left -= own;
  }
  return { value, people };
}
