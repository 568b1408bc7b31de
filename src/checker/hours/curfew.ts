import { type Span, sharedMs } from '../clock.ts';
import type { CheckContext } from '../context.ts';
import type { Drive, TripView } from '../tripView.ts';
import { isExempt } from './runLength.ts';

/** No driving during the curfew, or only by a driver who was relieved for it. Short trips may be exempt. */
export function checkCurfew(
  context: CheckContext,
  trip: TripView,
  curfews: readonly Span[],
  nights: readonly Span[],
): void {
  const { policy, findings, iso } = context;
  const { curfew, curfew_mode: mode } = policy.hos;
  if (isExempt(trip, policy)) return;
  for (const drive of trip.drives) {
    const met = curfews.find((span) => sharedMs(span, drive) > 0);
    const night = met && (nights.find((span) => sharedMs(span, met) > 0) ?? met);
    const holds = !night || (mode === 'relay' && isRelieved(trip, drive, night));
    findings.expect('hos.curfew', holds, {
      ...{ tripId: trip.tripId, stopSeq: trip.stops[drive.stop]!.seq, driverId: drive.driverId ?? undefined },
      at: met && iso(Math.max(met.fromMs, drive.fromMs)),
      limit: `${curfew.join('–')}${mode === 'relay' ? ' relay' : ''}`,
      actual: `${iso(drive.fromMs)}/${iso(drive.toMs)}`,
    });
  }
}

/**
 * True where the driver took the wheel at a hand-over in this night from somebody who had driven, and had not driven in it before.
 * @param atStop the last stop at which that may have been, by index
 */
export function isRelieved({ drives, stops }: TripView, drive: Drive, night: Span, atStop = drive.stop - 1): boolean {
  const upTo = drives.slice(0, drives.indexOf(drive) + 1);
  const firstOfStint = upTo.findLastIndex((one, i) => i === 0 || upTo[i - 1]!.driverId !== one.driverId);
  if (firstOfStint === 0) return false;
  const lastBefore = upTo[firstOfStint - 1]!.stop;
  const atHandover = stops
    .slice(lastBefore, Math.min(upTo[firstOfStint]!.stop, atStop + 1))
    .some(({ kind, departMs }) => kind === 'handover' && departMs >= night.fromMs);
  const droveBefore = upTo
    .slice(0, firstOfStint)
    .some((one) => one.driverId === drive.driverId && sharedMs(one, night) > 0);
  return atHandover && !droveBefore;
}
