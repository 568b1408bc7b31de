/** A company's name without the legal form, for places with little room; the whole name stands in the tooltip. */
export function shortName(name: string): string {
  return name.replace(/(股份|责任)?有限(责任)?公司$/u, '') || name;
}
