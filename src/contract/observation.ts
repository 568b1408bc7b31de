import { z } from 'zod';
import { feverRuleSchema } from './health.ts';
import { workerStates } from './journey.ts';

const instant = z.iso.datetime();
const localDate = z.iso.date();

/** Why somebody cannot be released yet (closed list). */
export const releaseObstacles = ['released', 'days', 'in_care', 'complaint', 'reading'] as const;

/** Steps that a warden may take with somebody. */
export const careSteps = [
  'isolated',
  'referred',
  'hospital',
  'returned',
  'extended',
  'released',
  'checked_out',
] as const;

/** One measurement of a day. */
export const slotSchema = z.object({
  key: z.string().meta({ description: 'local, 2020-02-24T08:00' }),
  dueAt: instant,
  state: z.enum(['ahead', 'due', 'done', 'missed']),
  doneAt: instant.nullable(),
});

/** Somebody who arrived, on one day of his observation. */
export const observedPersonSchema = z.object({
  workerId: z.string(),
  companyId: z.string(),
  nameMasked: z.string(),
  tripId: z.string().nullable(),
  bedId: z.string().nullable(),
  state: z.enum(workerStates),
  firstDay: localDate.meta({ description: 'day 0' }),
  lastDay: localDate,
  day: z.int().meta({ description: 'of the sheet, 0 on the day of arrival' }),
  singleRoom: z.boolean(),
  isExtended: z.boolean(),
  slots: z.array(slotSchema).meta({ description: 'of the day of the sheet' }),
  missed: z.int().nonnegative().meta({ description: 'since his arrival' }),
  temperature: z.object({ celsius: z.number(), at: instant, isFever: z.boolean() }).nullable(),
  complaints: z.array(z.object({ at: instant, kind: z.enum(['fever', 'symptom']), what: z.string() })).meta({
    description: 'that nobody has cleared by bringing him back',
  }),
  obstacles: z.array(z.enum(releaseObstacles)),
  steps: z.array(z.enum(careSteps)).meta({ description: 'that may be taken now' }),
});
export type ObservedPerson = z.infer<typeof observedPersonSchema>;

/** What a warden has to see to on a day. */
export const wardenDutySchema = z.object({
  login: z.string().nullable().meta({ description: "null: in nobody's building" }),
  people: z.int().nonnegative(),
  due: z.int().nonnegative(),
  missed: z.int().nonnegative(),
});
export type WardenDuty = z.infer<typeof wardenDutySchema>;

/** The sheet of one day. */
export const observationSheetSchema = z.object({
  date: localDate,
  now: instant.meta({ description: 'of a demo the time of its newest event' }),
  fever: feverRuleSchema,
  times: z.array(z.string()).meta({ description: 'of the measurements of a day' }),
  due: z.int().nonnegative().meta({ description: 'measurements to be taken now' }),
  missed: z.int().nonnegative().meta({ description: 'of the day' }),
  releasable: z.int().nonnegative(),
  wardens: z
    .array(wardenDutySchema)
    .meta({ description: 'of everybody, whoever is asked for; none where no building has a warden' }),
  people: z.array(observedPersonSchema),
});
export type ObservationSheet = z.infer<typeof observationSheetSchema>;

/** What became of one release. */
export const releaseResultSchema = z.object({
  workerId: z.string(),
  result: z.enum(['released', 'refused']),
  obstacles: z.array(z.enum(releaseObstacles)),
});
export type ReleaseResult = z.infer<typeof releaseResultSchema>;
