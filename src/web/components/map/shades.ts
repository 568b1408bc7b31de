/** Shades of the map's counties; CSS names them. */
export const shadeCount = 5;

/** Upper limits of the shades for some figures: round numbers, the last one at least the largest figure. */
export function shadeLimits(figures: Iterable<number>): number[] {
  const largest = Math.max(1, ...figures);
  const limits = [0.08, 0.2, 0.4, 0.7].map((share) => roundUp(largest * share));
  return [...new Set([...limits, largest])].filter((limit) => limit <= largest);
}

/** The shade of a figure: 0 for nothing, else 1 to `shadeCount`. */
export function shadeOf(figure: number | undefined, limits: readonly number[]): number {
  if (figure === undefined || figure <= 0) return 0;
  const at = limits.findIndex((limit) => figure <= limit);
  return (at === -1 ? limits.length : at) + 1 + shadeCount - limits.length;
}

/** Up to one of 1, 2, 5, 10, 20, 50 … */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const step = [1, 2, 5, 10].find((factor) => value <= factor * power)!;
  return Math.max(1, step * power);
}
