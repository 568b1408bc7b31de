import { dayMs, type Span, sharedMs } from '../clock.ts';

/** Milliseconds of driving within a span. */
export function drivenMs(drives: readonly Span[], span: Span): number {
  return drives.reduce((sum, drive) => sum + sharedMs(drive, span), 0);
}

/**
 * The first instant after which more than `limitMs` was driven in the `windowMs` before, and the drive in which it lies; null where there is
 * none. Drives are in order. Within a drive the sum never falls, since no more drops out than is driven.
 */
export function firstOver<D extends Span>(
  drives: readonly D[],
  limitMs: number,
  windowMs = dayMs,
): { drive: D; atMs: number } | null {
  const isOver = (atMs: number) => drivenMs(drives, { fromMs: atMs - windowMs, toMs: atMs }) > limitMs;
  const drive = drives.find(({ toMs }) => isOver(toMs));
  if (drive === undefined) return null;
  let [kept, over] = [drive.fromMs, drive.toMs];
  while (over - kept > 1) {
    const middleMs = Math.floor((kept + over) / 2);
    if (isOver(middleMs)) over = middleMs;
    else kept = middleMs;
  }
  return { drive, atMs: kept };
}
