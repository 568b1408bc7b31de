import type { EventRow } from '../../db/events.ts';

/** Clients that lost the server come again at different moments, within these. */
const retryMsMin = 1_000;
const retryMsMax = 4_000;

/** Says how soon to come again; sent first, so that the client knows at once that it is connected. */
export function openingFrame(): string {
  return `retry: ${Math.round(retryMsMin + Math.random() * (retryMsMax - retryMsMin))}\n\n`;
}

/** From here on nothing is missed, and what was before is to be read: the beginning, or where the client's place is known no longer. */
export function readyFrame(place: number): string {
  return frame('ready', place, {});
}

export function eventFrame({ seq, kind, at, ...event }: EventRow): string {
  return frame(kind, seq, { kind, at: at.toISOString(), ...event });
}

/** Keeps the connection, and moves the client's place past what it may not see; without data nothing is told. */
export function placeFrame(place: number): string {
  return `: alive\nid: ${place}\n\n`;
}

/** JSON holds no line break, so that one line of data is enough. */
function frame(event: string, place: number, data: unknown): string {
  return `event: ${event}\nid: ${place}\ndata: ${JSON.stringify(data)}\n\n`;
}
