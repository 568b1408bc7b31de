import { z } from 'zod';
import { type JourneyEvent, journeyEventSchema } from './journeyEvent.ts';

const instant = z.iso.datetime({ offset: true });

/**
 * What a driver's phone knows of an event of the journey log: what happened to whom and when, but neither a temperature nor what
 * somebody wrote. The event itself stays in the phone's queue until the server has it, and is forgotten there then.
 */
export const driverLogEntrySchema = z.object({
  id: z.uuid(),
  kind: z.enum(journeyEventSchema.options.map(({ shape }) => shape.kind.value)),
  at: instant,
  workerId: z.string().nullable(),
  stop: z.int().nullable(),
  minutes: z.int().nullable().meta({ description: 'of a delay' }),
  undoes: z.uuid().nullable().meta({ description: 'of a correction: the event that counts no more' }),
  people: z.array(z.string()).meta({ description: 'whom a company took over' }),
  seat: z.string().nullable().meta({ description: 'where somebody moved to' }),
  until: instant.nullable().meta({ description: 'end of a rest' }),
  seq: z.int().nonnegative().meta({ description: 'place in the order of telling' }),
});
export type DriverLogEntry = z.infer<typeof driverLogEntrySchema>;

/** @param seq the server's, or a number beyond all of its for an event that it does not have yet */
export function driverLogEntry(event: JourneyEvent, seq: number): DriverLogEntry {
  return {
    id: event.id,
    kind: event.kind,
    at: event.at,
    workerId: 'workerId' in event ? event.workerId : null,
    stop: 'stop' in event ? (event.stop ?? null) : null,
    minutes: event.kind === 'delay' ? event.minutes : null,
    undoes: event.kind === 'undone' ? event.eventId : null,
    people: event.kind === 'handed_over' ? event.people : [],
    seat: event.kind === 'reseated' ? event.seat : null,
    until: event.kind === 'rest' ? (event.until ?? null) : null,
    seq,
  };
}
