import { z } from 'zod';

/**
 * The journey log: everything that happens to a trip or a worker from publication to release, one event each, never changed.
 * Whoever acts makes the id, so that the same action told twice is recorded once; `at` is the time of the action, not of its
 * telling. Order is that of the actions (`src/tracking/journey/order.ts`).
 */

const instant = z.iso.datetime({ offset: true });
const workerId = z.string().min(1).max(64);
const tripId = z.string().min(1).max(64);
const stop = z.int().min(0).max(500).meta({ description: 'index in the stops of the trip' });
const note = z.string().trim().min(1).max(500);
const bedId = z.string().min(1).max(100);
const people = z.array(workerId).max(200);

const planVersion = z.int().min(1).optional().meta({
  description: 'published version of the sheet in whose stops `stop` counts; left out: the newest',
});
const common = { id: z.uuid(), at: instant, tripId: tripId.optional(), planVersion };
const ofPerson = { ...common, workerId };

/** Where a temperature was taken; the first three are those of `policy.temp.checkpoints`. */
export const temperatureCheckpoints = ['boarding', 'rest_stop', 'arrival', 'observation'] as const;

/** What an incident is, as far as others have to act on it. */
export const incidentTypes = ['breakdown', 'accident', 'road_closed', 'illness', 'other'] as const;

/** Why somebody did not travel although he was there. */
export const refusalReasons = ['fever', 'symptoms', 'documents', 'own_wish', 'other'] as const;

const tripKinds = [
  z.strictObject({ kind: z.literal('departed'), ...common }),
  z.strictObject({
    kind: z.literal('position'),
    ...common,
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    speedKmh: z.number().min(0).max(300).optional(),
  }),
  z.strictObject({ kind: z.literal('arrived'), ...common, stop }),
  z.strictObject({ kind: z.literal('left'), ...common, stop }),
  z.strictObject({ kind: z.literal('rest'), ...common, stop: stop.optional(), until: instant.optional() }),
  z.strictObject({
    kind: z.literal('delay'),
    ...common,
    minutes: z.int().min(0).max(2880).meta({ description: 'behind the plan from here on, as the driver sees it' }),
    reason: note.optional(),
  }),
  z.strictObject({ kind: z.literal('incident'), ...common, type: z.enum(incidentTypes).default('other'), what: note }),
  z.strictObject({
    kind: z.literal('handed_over'),
    ...common,
    stop,
    people: people.meta({ description: 'worker ids that the company took over here' }),
  }),
] as const;

const personKinds = [
  z.strictObject({ kind: z.literal('boarded'), ...ofPerson, stop }),
  z.strictObject({ kind: z.literal('no_show'), ...ofPerson, stop }),
  z.strictObject({
    kind: z.literal('refused'),
    ...ofPerson,
    stop,
    reason: z.enum(refusalReasons),
    note: note.optional(),
  }),
  z.strictObject({ kind: z.literal('walk_on'), ...ofPerson, stop }),
  z.strictObject({ kind: z.literal('wrong_bus'), ...ofPerson, stop }),
  z.strictObject({ kind: z.literal('withdrawn_on_site'), ...ofPerson, stop: stop.optional(), note: note.optional() }),
  z.strictObject({
    kind: z.literal('temperature'),
    ...ofPerson,
    stop: stop.optional(),
    celsius: z.number().min(30).max(45),
    checkpoint: z.enum(temperatureCheckpoints),
  }),
  z.strictObject({ kind: z.literal('symptom'), ...ofPerson, what: note }),
  z.strictObject({
    kind: z.literal('reseated'),
    ...ofPerson,
    seat: z
      .string()
      .min(1)
      .max(8)
      .meta({ description: 'where he sits from now on; with fever a seat of the back rows, told by the program' }),
  }),
  z.strictObject({ kind: z.literal('registered'), ...ofPerson }),
  z.strictObject({ kind: z.literal('bed'), ...ofPerson, bedId }),
  z.strictObject({ kind: z.literal('moved_out'), ...ofPerson }),
  z.strictObject({ kind: z.literal('isolated'), ...ofPerson, bedId: bedId.optional() }),
  z.strictObject({ kind: z.literal('referred'), ...ofPerson, where: note.optional() }),
  z.strictObject({ kind: z.literal('hospital'), ...ofPerson, where: note.optional() }),
  z.strictObject({ kind: z.literal('returned'), ...ofPerson }),
  z.strictObject({ kind: z.literal('extended'), ...ofPerson, until: z.iso.date(), reason: note }),
  z.strictObject({ kind: z.literal('released'), ...ofPerson }),
  z.strictObject({ kind: z.literal('checked_out'), ...ofPerson }),
] as const;

const correction = z.strictObject({
  kind: z.literal('undone'),
  ...common,
  eventId: z.uuid().meta({ description: 'the event that does not count any more' }),
});

/** What somebody tells of one action. */
export const journeyEventSchema = z.discriminatedUnion('kind', [...tripKinds, ...personKinds, correction]);
export type JourneyEvent = z.infer<typeof journeyEventSchema>;
export type JourneyKind = JourneyEvent['kind'];
export type PersonEvent = Extract<JourneyEvent, { workerId: string }>;
export type JourneyEventOf<K extends JourneyKind> = Extract<JourneyEvent, { kind: K }>;

/** Whether an event is about one person. */
export function isPersonEvent(event: JourneyEvent): event is PersonEvent {
  return 'workerId' in event;
}

/** An event as the log holds it. */
export type RecordedEvent = JourneyEvent & {
  /** Place in the order of telling. */
  seq: number;
  /** When the server heard of it. */
  receivedAt: string;
  /** `driver`, `tracker` or the login of whoever told it. */
  by: string;
  /** Published version of the plan whose stops `stop` counts in. */
  planVersion: number;
};

/** Kinds whose details say something of health, or are free text: these are sealed at rest. */
export const sealedKinds: ReadonlySet<JourneyKind> = new Set<JourneyKind>([
  'refused',
  'withdrawn_on_site',
  'delay',
  'incident',
]);

/**
 * Kinds that say something of a person's health by themselves (with fever somebody is seated anew): sealed at rest with all that they tell,
 * under one name for all of them. A temperature is everybody's, so that the name says nothing of anybody.
 */
export const careKinds: ReadonlySet<JourneyKind> = new Set<JourneyKind>([
  'temperature',
  'symptom',
  'reseated',
  'isolated',
  'referred',
  'hospital',
  'returned',
  'extended',
]);

/** Kinds that happen where people stay: they belong to the person, and no trip's driver reads them. */
export const stayKinds: ReadonlySet<JourneyKind> = new Set<JourneyKind>([
  'registered',
  'bed',
  'moved_out',
  'isolated',
  'referred',
  'hospital',
  'returned',
  'extended',
  'released',
  'checked_out',
]);
