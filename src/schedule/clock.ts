import type { Policy } from '../policy/schema.ts';

/**
 * The engine's clock: integer seconds since local midnight of the service date, negative before it. Every day has 86,400 s:
 * a change to or from daylight saving inside a trip is not modelled (China has none).
 */
export const dayS = 86_400;

/** The hour whose passing costs the crew a night's lodging (formats.md §2, Objective). */
export const lodgingInstantS = 2 * 3600;

/** Seconds since midnight of `HH:MM`; 24:00 is the end of the day. */
export function timeOfDayS(time: string): number {
  const [hours, minutes] = time.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60;
}

/** Begun periods of 24 h between two instants: ⌈elapsed / 86 400⌉. */
export function daysBegun(startS: number, endS: number): number {
  return Math.ceil((endS - startS) / dayS);
}

/** How many times 02:00 lies between two instants, both included. */
export function nightsSpanned(startS: number, endS: number): number {
  return Math.max(0, Math.floor((endS - lodgingInstantS) / dayS) - Math.ceil((startS - lodgingInstantS) / dayS) + 1);
}

/** What a time of day means for driving. */
export const dayPhase = 0;
export const nightPhase = 1;
/** No driving at all. */
export const curfewPhase = 2;

/**
 * A day cut into phases, the same every day. Phase `i` reaches from `from[i]` to `from[i + 1]` and what it is goes on until
 * `until[i]` (past midnight where the next day begins alike). Night that a curfew follows ends at the curfew.
 */
export interface PhaseTable {
  from: Int32Array;
  kind: Uint8Array;
  until: Int32Array;
  /** When driving becomes daytime driving again; equals `from` where it is already. */
  dayFrom: Int32Array;
}

/** Night and curfew of a policy; either may pass midnight. Equal ends mean that there is none. */
export function phaseTable({ hos }: Pick<Policy, 'hos'>): PhaseTable {
  const night = hos.night.map(timeOfDayS) as [number, number];
  const curfew = hos.curfew.map(timeOfDayS) as [number, number];
  const cuts = [...new Set([0, ...night, ...curfew].map((at) => at % dayS))].sort((a, b) => a - b);
  const kind = cuts.map((at) => (within(at, curfew) ? curfewPhase : within(at, night) ? nightPhase : dayPhase));
  const count = cuts.length;
  const after = (i: number, stop: (phase: number) => boolean): number => {
    for (let step = 1; step <= count; step += 1) {
      if (stop(kind[(i + step) % count]!)) return cuts[(i + step) % count]! + (i + step >= count ? dayS : 0);
    }
    return Number.MAX_SAFE_INTEGER;
  };
  return {
    from: Int32Array.from([...cuts, dayS]),
    kind: Uint8Array.from(kind),
    until: Int32Array.from(
      cuts.map((_, i) =>
        Math.min(
          after(i, (phase) => phase !== kind[i]),
          everAfterS,
        ),
      ),
    ),
    dayFrom: Int32Array.from(
      cuts.map((at, i) =>
        kind[i] === dayPhase
          ? at
          : Math.min(
              after(i, (phase) => phase === dayPhase),
              everAfterS,
            ),
      ),
    ),
  };
}

/** Where a phase never ends: far beyond any trip. */
const everAfterS = 1000 * dayS;

function within(at: number, [from, to]: [number, number]): boolean {
  return from <= to ? at >= from && at < to : at >= from || at < to;
}

/** Midnight before an instant. */
export function midnightBefore(t: number): number {
  return Math.floor(t / dayS) * dayS;
}

/** True where any of the curfew lies between two instants. */
export function meetsCurfew({ from, kind }: PhaseTable, fromS: number, toS: number): boolean {
  for (let midnightS = midnightBefore(fromS); midnightS < toS; midnightS += dayS) {
    for (let i = 0; i < kind.length; i += 1) {
      if (kind[i] === curfewPhase && midnightS + from[i]! < toS && midnightS + from[i + 1]! > fromS) return true;
    }
  }
  return false;
}

/** The same day with night driving where the curfew was. */
export function withoutCurfew(phases: PhaseTable): PhaseTable {
  const kind = phases.kind.map((phase) => (phase === curfewPhase ? nightPhase : phase));
  return { ...phases, kind };
}
