const dayMs = 86_400_000;

/** Last day that spreadsheets know, 31 December 9999. */
const serialMax = 2_958_465;

/**
 * Local date of a spreadsheet's serial day number, `YYYY-MM-DD`; null outside what spreadsheets know.
 * Day 60 of the 1900 system is the 29 February 1900 that never was; days before it count one less.
 */
export function serialDate(serial: number, date1904: boolean): string | null {
  const day = Math.floor(serial) + (date1904 ? 1462 : 0);
  if (!(day >= 1 && day <= serialMax)) return null;
  const daysSince = day < 60 ? day + 1 : day;
  return new Date(Date.UTC(1899, 11, 30) + daysSince * dayMs).toISOString().slice(0, 10);
}
