import { z } from 'zod';
import {
  eventResultSchema,
  journeyAlertSchema,
  personJourneySchema,
  tripStatusSchema,
  workerStates,
} from '../journey.ts';
import { journeyEventSchema } from '../journeyEvent.ts';
import { endpointsOf, everyone, planners, planParams, tripParams, uuid } from './endpoint.ts';

const events = z.strictObject({ events: z.array(journeyEventSchema).min(1).max(500) });
const results = z.object({ results: z.array(eventResultSchema).meta({ description: 'in the order of the events' }) });
const eventBytesMax = 1024 * 1024;

/** Somebody of a trip, as lists show him. */
export const manifestPersonSchema = personJourneySchema.extend({ nameMasked: z.string(), phoneMasked: z.string() });
export type ManifestPerson = z.infer<typeof manifestPersonSchema>;

/** A position as a fleet tracker tells it. */
export const trackerPositionSchema = z.strictObject({
  id: z.uuid().optional().meta({ description: 'event id of the tracker; left out: one by plate and time' }),
  plate: z.string().min(1).max(32),
  at: z.iso.datetime({ offset: true }),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  speedKmh: z.number().min(0).max(300).optional(),
});
export type TrackerPosition = z.infer<typeof trackerPositionSchema>;

export const planProgressSchema = z.object({
  publishedVersion: z.int(),
  trips: z.array(tripStatusSchema),
  states: z.record(z.enum(workerStates), z.int().nonnegative()).meta({ description: 'people in each state' }),
  missing: z.int().nonnegative().meta({ description: 'left behind by their bus, and nobody has said why' }),
});

const seenAt = z.strictObject({
  at: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'as things stood then, with what had happened by then; left out: now' }),
});

/** Where somebody of a plan is, without his history and his health. */
export const personStandingSchema = personJourneySchema.omit({ history: true, temperature: true });
export type PersonStanding = z.infer<typeof personStandingSchema>;

/**
 * What happens to trips and workers from publication to release. Whoever acts makes the ids: the same event told again is known and
 * changes nothing, so that a phone may send until it hears. What was recorded is on disk.
 */
export const journeyEndpoints = endpointsOf({
  recordTripEvents: {
    method: 'post',
    path: '/plans/{planId}/trips/{tripId}/events',
    summary: { zh: '登记一车发生的事项', en: 'tell what happened to a trip and its people' },
    access: ['driver', 'desk', 'warden', ...planners],
    params: tripParams,
    body: events,
    bodyBytesMax: eventBytesMax,
    reply: { status: 200, body: results },
  },
  recordPlanEvents: {
    method: 'post',
    path: '/plans/{planId}/events',
    summary: {
      zh: '登记多车或到达之后的事项（各事项自带车次）',
      en: 'tell what happened to several trips, or after arrival; each event names its trip',
    },
    access: ['desk', 'warden', ...planners],
    params: planParams,
    body: events,
    bodyBytesMax: eventBytesMax,
    reply: { status: 200, body: results },
  },
  readTripJourney: {
    method: 'get',
    path: '/plans/{planId}/trips/{tripId}/journey',
    summary: { zh: '一车的进展与人员状态', en: 'how a trip does and where its people are, masked' },
    access: [...everyone, 'driver'],
    params: tripParams,
    query: seenAt,
    reply: { status: 200, body: z.object({ trip: tripStatusSchema, people: z.array(manifestPersonSchema) }) },
  },
  readPlanProgress: {
    method: 'get',
    path: '/plans/{planId}/progress',
    summary: { zh: '全部车次的进展', en: 'how all trips of the published plan do' },
    access: [...everyone, 'driver'],
    params: planParams,
    query: seenAt,
    reply: { status: 200, body: planProgressSchema },
  },
  tellPositions: {
    method: 'post',
    path: '/tracker/positions',
    summary: {
      zh: '车载定位平台上报位置（按车牌；只能上报位置）',
      en: 'where buses are, by plate, for fleet trackers with a token of scope tracker; only the newest of each trip is shown',
    },
    access: ['tracker'],
    body: z.strictObject({ positions: z.array(trackerPositionSchema).min(1).max(500) }),
    bodyBytesMax: eventBytesMax,
    reply: {
      status: 200,
      body: z.object({
        results: z.array(
          z.object({
            result: z
              .enum(['recorded', 'known', 'no_trip'])
              .meta({ description: 'no_trip: no published trip of this bus then' }),
            tripId: z.string().nullable(),
          }),
        ),
      }),
    },
  },
  listTripAlerts: {
    method: 'get',
    path: '/plans/{planId}/trip-alerts',
    summary: {
      zh: '提醒：晚点、失联、偏航、途中事件、漏乘、名单外',
      en: 'late, silent and off-route buses, incidents, people left behind or not on the list; the newest first',
    },
    access: ['desk', 'warden', ...planners],
    params: planParams,
    query: z.strictObject({ open: z.stringbool().default(false) }),
    reply: { status: 200, body: z.object({ alerts: z.array(journeyAlertSchema) }) },
  },
  acknowledgeTripAlert: {
    method: 'post',
    path: '/trip-alerts/{alertId}/acknowledgement',
    summary: { zh: '已知悉提醒', en: 'somebody looks after an alert' },
    access: planners,
    params: z.strictObject({ alertId: uuid }),
    reply: { status: 200, body: journeyAlertSchema },
  },
  listStandings: {
    method: 'get',
    path: '/plans/{planId}/standings',
    summary: { zh: '已发布方案中每个人的状态', en: 'where everybody of the published plan is, by worker id' },
    access: [...everyone, 'driver'],
    params: planParams,
    reply: { status: 200, body: z.object({ people: z.array(personStandingSchema) }) },
  },
});
