/**
 * The least whole number from `from` to `to` for which `works` says true, where it stays true for greater ones; null where it is
 * false even for `to`. Asks about log₂ times.
 */
export async function leastAmount(
  from: number,
  to: number,
  works: (amount: number) => boolean | Promise<boolean>,
): Promise<number | null> {
  if (from > to || !(await works(to))) return null;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await works(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}
