import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { incidentTypes, journeyEventSchema, temperatureCheckpoints } from './journeyEvent.ts';
import { stopKinds } from './plan.ts';

/** What the journey log comes to: how trips do, and where everybody is. Made by `src/tracking/journey`. */

/**
 * Where a worker is; everybody is in exactly one of these. `unplaced`: the plan has no bus for him; `placed`: it has, and nothing has
 * happened yet; `boarded` lasts until his bus reaches his drop-off.
 */
export const workerStates = [
  'unplaced',
  'placed',
  'boarded',
  'no_show',
  'refused',
  'withdrawn',
  'arrived',
  'registered',
  'in_bed',
  'isolated',
  'referred',
  'hospital',
  'released',
  'checked_out',
] as const;
export type WorkerState = (typeof workerStates)[number];

export const tripStates = ['planned', 'departed', 'arrived', 'handed_over'] as const;
export type TripState = (typeof tripStates)[number];

const instant = z.iso.datetime();
const count = z.int().nonnegative();
const workerState = z.enum(workerStates);

/** One worker's journey. */
export const personJourneySchema = z.object({
  workerId: z.string(),
  companyId: z.string().nullable().meta({ description: 'null where the plan does not know him' }),
  plannedTripId: z.string().nullable(),
  tripId: z.string().nullable().meta({ description: 'bus that he is or was in; before that the planned one' }),
  seat: z.string().nullable(),
  state: workerState,
  since: instant.nullable().meta({ description: 'null while nothing has happened' }),
  boardedAs: z
    .enum(['listed', 'walk_on', 'wrong_bus'])
    .nullable()
    .meta({ description: 'null where he did not board; others than listed are for the dispatcher to decide' }),
  isMissing: z.boolean().meta({ description: 'his bus has left his stop and nobody has said what became of him' }),
  bedId: z.string().nullable(),
  temperature: z
    .object({ celsius: z.number(), at: instant, checkpoint: z.enum(temperatureCheckpoints), isFever: z.boolean() })
    .nullable()
    .meta({ description: 'the newest' }),
  stayUntil: z.iso.date().nullable().meta({ description: 'where the stay was extended' }),
  history: z.array(
    z.object({
      eventId: z.uuid(),
      kind: z.enum(journeyEventSchema.options.map(({ shape }) => shape.kind.value)),
      at: instant,
      tripId: z.string().nullable(),
      stop: count.nullable(),
      by: z.string(),
      state: workerState.meta({ description: 'after it' }),
    }),
  ),
});
export type PersonJourney = z.infer<typeof personJourneySchema>;

/** How people of a trip or a stop stand. */
export const headCountSchema = z.object({
  expected: count.meta({ description: 'by the plan' }),
  boarded: count.meta({ description: 'of those, and came along or arrived' }),
  noShow: count,
  refused: count,
  withdrawn: count,
  elsewhere: count.meta({ description: 'in another bus' }),
  open: count.meta({ description: 'nothing is known yet' }),
  extra: count.meta({ description: 'came along without being expected' }),
});
export type HeadCount = z.infer<typeof headCountSchema>;

/** How a trip does. */
export const tripProgressSchema = z.object({
  tripId: z.string(),
  plate: z.string(),
  state: z.enum(tripStates),
  departedAt: instant.nullable(),
  arrivedAt: instant.nullable().meta({ description: 'at the last drop-off' }),
  lastHeardAt: instant.nullable().meta({ description: 'time of the newest event of any kind' }),
  aboard: count.meta({ description: 'people in the bus now, as far as the reader may know them' }),
  missing: count.meta({ description: 'left behind by the bus, and nobody has said why' }),
  arrived: count.meta({ description: 'reached their drop-off' }),
  registered: count.meta({ description: 'registered at the desk, or further' }),
  people: headCountSchema,
  position: z.object({ lat: z.number(), lon: z.number(), speedKmh: z.number().nullable(), at: instant }).nullable(),
  delay: z.object({ minutes: count, reason: z.string().nullable(), at: instant }).nullable(),
  rest: z.object({ at: instant, until: instant.nullable() }).nullable().meta({ description: 'while the bus stands' }),
  incidents: z.array(z.object({ eventId: z.uuid(), at: instant, type: z.enum(incidentTypes), what: z.string() })),
  stops: z.array(
    z.object({
      stop: count,
      kind: z.enum(stopKinds),
      name: z.string(),
      arrivedAt: instant.nullable(),
      leftAt: instant.nullable(),
      seen: z.object({ firstAt: instant, lastAt: instant }).nullable().meta({
        description: 'when somebody was told of as there (boarded, no-show, refused, measured): so the bus was, too',
      }),
      handedOverAt: instant.nullable(),
      people: headCountSchema,
    }),
  ),
});
export type TripProgress = z.infer<typeof tripProgressSchema>;

/** Why an event is not recorded; the same for ever, so that a phone stops sending it. */
export const eventRefusals = [
  'not_yours',
  'unknown_trip',
  'trip_needed',
  'unknown_person',
  'not_on_trip',
  'has_seat_here',
  'fever',
  'aboard_elsewhere',
  'already_arrived',
  'unknown_event',
  'sign_off_needed',
  'bed_taken',
  'bed_unknown',
] as const;
export type EventRefusalCode = (typeof eventRefusals)[number];

/** What became of one event that was told. */
export const eventResultSchema = z.object({
  id: z.uuid(),
  result: z
    .enum(['recorded', 'known', 'refused'])
    .meta({ description: 'known: told before, nothing to do; refused: never to be told again as it is' }),
  refusal: z
    .object({
      code: z.enum(eventRefusals),
      text: bilingualSchema,
      offers: z.array(z.string()).meta({ description: 'kinds of event that would be taken instead' }),
      tripId: z.string().nullable().meta({ description: 'bus that the person belongs to, or sits in' }),
    })
    .optional(),
});
export type EventResult = z.infer<typeof eventResultSchema>;
export type EventRefusal = NonNullable<EventResult['refusal']>;

/** When a bus comes to its stops, by the newest that is known of it and the driving rules that are ahead. */
export const tripEtaSchema = z.object({
  lateMin: z.int().nullable().meta({ description: 'at the next stop; negative: early; null where none is ahead' }),
  isLawful: z.boolean().meta({ description: 'false: no lawful way on was found, the plan is shifted instead' }),
  rulesAddMin: count.meta({
    description: 'later still somewhere ahead than now, because of rules: curfew, breaks, hours',
  }),
  stops: z.array(
    z.object({
      stop: count,
      companyId: z.string().nullable(),
      plannedAt: z.iso.datetime({ offset: true }),
      etaAt: instant.nullable().meta({ description: 'null where it has been, and for stands on the way' }),
    }),
  ),
});
export type TripEta = z.infer<typeof tripEtaSchema>;

/** How a trip does and when it comes. */
export const tripStatusSchema = tripProgressSchema.extend({ eta: tripEtaSchema });
export type TripStatus = z.infer<typeof tripStatusSchema>;

/** What a dispatcher is told of; each is raised once and stays until it is over. */
export const alertKinds = ['late', 'silent', 'off_route', 'incident', 'missing', 'extra'] as const;
export type AlertKind = (typeof alertKinds)[number];

export const journeyAlertSchema = z.object({
  alertId: z.uuid(),
  planId: z.uuid(),
  tripId: z.string(),
  kind: z.enum(alertKinds),
  text: bilingualSchema,
  raisedAt: instant,
  resolvedAt: instant.nullable(),
  acknowledged: z.object({ at: instant, by: z.string() }).nullable(),
});
export type JourneyAlert = z.infer<typeof journeyAlertSchema>;
