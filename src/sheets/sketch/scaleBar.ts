/** Length of a scale bar: the longest of 1, 2 or 5 × 10ⁿ km that is at most `mostPt` on paper. */
export function scaleBar(metresPerPt: number, mostPt: number): { km: number; lengthPt: number } {
  const mostKm = (metresPerPt * mostPt) / 1000;
  const decade = 10 ** Math.floor(Math.log10(mostKm));
  const step = [5, 2, 1].find((factor) => factor * decade <= mostKm) ?? 1;
  // 10 ** -1 × 2 is not 0.2 to the last bit
  const km = Number((step * decade).toPrecision(1));
  return { km, lengthPt: (km * 1000) / metresPerPt };
}
