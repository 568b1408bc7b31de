/** What happened on a walk, in order; columns of one length. */
export interface EventLog {
  size: number;
  kind: Uint8Array;
  /** Leg of a drive, stand or hand-over; the stop itself for a stop. */
  place: Int16Array;
  fromS: Int32Array;
  toS: Int32Array;
  /** Who drove; after a hand-over, who drives now. */
  driver: Int16Array;
  /** Work of the leg still to do when the event ends. */
  work: Float64Array;
}

export const driveEvent = 0;
export const standEvent = 1;
export const handoverEvent = 2;
export const stopEvent = 3;

/** No sensible trip has more events; a walk that does is given up. */
export const maxEvents = 1024;

export function createEventLog(): EventLog {
  return {
    size: 0,
    kind: new Uint8Array(maxEvents),
    place: new Int16Array(maxEvents),
    fromS: new Int32Array(maxEvents),
    toS: new Int32Array(maxEvents),
    driver: new Int16Array(maxEvents),
    work: new Float64Array(maxEvents),
  };
}

/** Appends; a full log stays as it is, and the caller gives the walk up. */
export function record(
  log: EventLog,
  kind: number,
  place: number,
  fromS: number,
  toS: number,
  driver: number,
  work: number,
): void {
  const i = log.size;
  if (i === maxEvents) return;
  log.kind[i] = kind;
  log.place[i] = place;
  log.fromS[i] = fromS;
  log.toS[i] = toS;
  log.driver[i] = driver;
  log.work[i] = work;
  log.size = i + 1;
}

/** Makes `to` a copy of `from`. */
export function copyEventLog(from: EventLog, to: EventLog): void {
  to.size = from.size;
  for (let i = 0; i < from.size; i += 1) {
    to.kind[i] = from.kind[i]!;
    to.place[i] = from.place[i]!;
    to.fromS[i] = from.fromS[i]!;
    to.toS[i] = from.toS[i]!;
    to.driver[i] = from.driver[i]!;
    to.work[i] = from.work[i]!;
  }
}
