/** Great-circle lengths, km, at which every figure that depends on the length of a leg is tabulated. */
export const knotsKm = [0, 10, 20, 35, 55, 80, 115, 160, 230, 320, 450, 600, 800, 1100] as const;

/** Where a length lies between two knots: `share` of the way from knot `lower` to the next; ends are held. */
export function betweenKnots(km: number): { lower: number; share: number } {
  let lower = 0;
  while (lower < knotsKm.length - 2 && knotsKm[lower + 1]! < km) lower++;
  const share = (km - knotsKm[lower]!) / (knotsKm[lower + 1]! - knotsKm[lower]!);

  return { lower, share: Math.min(1, Math.max(0, share)) };
}

/** Piecewise linear value of `curve` (one value a knot) at a place from `betweenKnots`. */
export function curveValue(curve: ArrayLike<number>, { lower, share }: { lower: number; share: number }): number {
  return curve[lower]! + share * (curve[lower + 1]! - curve[lower]!);
}

/**
 * How far the hub tables count: not at all up to 6 km, where both ends share their hubs and only the length tells,
 * wholly from 30 km, linearly between.
 */
export function hubRelevance(km: number): number {
  return Math.min(1, Math.max(0, (km - 6) / 24));
}
