const firstMs = 2_000;
const longestMs = 60_000;

/**
 * How long to wait after so many failures in a row: doubled each time up to a minute, and between half and the whole of it by
 * chance, so that the phones of thirty buses do not come back in the same second.
 *
 * @param chance from 0 to 1
 */
export function backOffMs(failures: number, chance: number): number {
  const wholeMs = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.round(wholeMs * (0.5 + chance / 2));
}
