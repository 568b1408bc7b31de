import { z } from 'zod';
import { feverRuleSchema } from './health.ts';
import { workerStates } from './journey.ts';
import { temperatureCheckpoints } from './journeyEvent.ts';

const instant = z.iso.datetime();
const count = z.int().nonnegative();
const workerId = z.string().min(1).max(64);

/** A bus as the arrival desk sees it. */
export const arrivingBusSchema = z.object({
  tripId: z.string(),
  plate: z.string(),
  state: z.enum(['planned', 'departed', 'arrived', 'handed_over']),
  due: instant.meta({ description: 'at the last drop-off, as expected by now' }),
  companies: z.array(z.string()),
  expected: count.meta({ description: 'sit in it, or are still to board' }),
  arrived: count.meta({ description: 'of those, registered here' }),
  missing: count.meta({ description: 'the bus has arrived and they are not registered' }),
});
export type ArrivingBus = z.infer<typeof arrivingBusSchema>;

/** Somebody whom the desk expects, with what it finds him by without a connection. */
export const arrivingPersonSchema = z.object({
  workerId,
  claimId: z.uuid(),
  tripId: z.string(),
  companyId: z.string(),
  nameMasked: z.string(),
  idMasked: z.string(),
  seat: z.string().nullable(),
  sex: z.enum(['M', 'F']).nullable(),
  state: z.enum(workerStates),
  registeredAt: instant.nullable(),
  registeredBy: z.string().nullable(),
  bedId: z.string().nullable(),
  plannedBedId: z
    .string()
    .nullable()
    .meta({ description: 'the bed that the plan has for him; not for somebody with fever' }),
  temperature: z
    .object({ celsius: z.number(), at: instant, checkpoint: z.enum(temperatureCheckpoints), isFever: z.boolean() })
    .nullable(),
  isolationDays: count,
  singleRoom: z.boolean(),
});
export type ArrivingPerson = z.infer<typeof arrivingPersonSchema>;

export const arrivalsSchema = z.object({
  batchId: z.uuid(),
  batchName: z.string(),
  planId: z.uuid(),
  timeZone: z.string(),
  now: instant.meta({ description: 'of a demo the time of its newest event' }),
  fever: feverRuleSchema,
  buses: z.array(arrivingBusSchema),
  people: z.array(arrivingPersonSchema),
  companies: z.array(z.object({ companyId: z.string(), name: z.string() })),
});
export type Arrivals = z.infer<typeof arrivalsSchema>;

/** One person received at a desk: identity checked, temperature taken, a bed given. */
export const registrationSchema = z.strictObject({
  id: z.uuid().meta({ description: 'made by the desk; the same one again changes nothing' }),
  workerId,
  at: z.iso.datetime({ offset: true }),
  celsius: z.number().min(30).max(45),
  symptom: z.string().trim().min(1).max(500).optional(),
  bedId: z.string().min(1).max(100).optional(),
});
export type Registration = z.infer<typeof registrationSchema>;

/** What became of one registration. */
export const registrationResultSchema = z.object({
  id: z.uuid(),
  workerId,
  result: z.enum(['registered', 'known', 'already', 'refused']).meta({
    description: 'known: this registration was sent before; already: another desk has registered the person',
  }),
  isFever: z.boolean().meta({ description: 'he goes to a room apart, whatever bed was named' }),
  by: z.string().nullable().meta({ description: 'who registered him' }),
  at: instant.nullable(),
  bedId: z.string().nullable().meta({ description: 'the bed that he has now' }),
  text: z
    .object({ zh: z.string(), en: z.string() })
    .nullable()
    .meta({ description: 'why it was refused, or why he has another bed than the one named' }),
});
export type RegistrationResult = z.infer<typeof registrationResultSchema>;
