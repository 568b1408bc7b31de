const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
const endLength = 22;

/**
 * Sets the modification time of every entry of a ZIP archive, in place, so that the same workbook has the same bytes at
 * any time of writing (exceljs stamps the current clock and has no option for it). `wallClock` is read by its UTC fields:
 * DOS times know no zone. APPNOTE.TXT 6.3.10, §4.3 and §4.4.6. Throws RangeError where the archive has no directory.
 */
export function setZipDates(zip: Uint8Array, wallClock: Date): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - endLength;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) throw new RangeError('no end of a ZIP directory');
  const stamp = dosTime(wallClock);
  let central = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(central, true) !== centralHeader) throw new RangeError('broken ZIP directory');
    view.setUint32(central + 12, stamp, true);
    const local = view.getUint32(central + 42, true);
    if (view.getUint32(local, true) !== localHeader) throw new RangeError('broken ZIP entry');
    view.setUint32(local + 10, stamp, true);
    central +=
      46 + view.getUint16(central + 28, true) + view.getUint16(central + 30, true) + view.getUint16(central + 32, true);
  }
}

/** Time in the low, date in the high half; two-second grain, years from 1980. */
function dosTime(wallClock: Date): number {
  const time = (wallClock.getUTCHours() << 11) | (wallClock.getUTCMinutes() << 5) | (wallClock.getUTCSeconds() >> 1);
  const years = Math.min(127, Math.max(0, wallClock.getUTCFullYear() - 1980));
  const date = (years << 9) | ((wallClock.getUTCMonth() + 1) << 5) | wallClock.getUTCDate();
  return ((date << 16) | time) >>> 0;
}
