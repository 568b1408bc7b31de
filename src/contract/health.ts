import { z } from 'zod';
import { temperatureCheckpoints } from './journeyEvent.ts';

const instant = z.iso.datetime();
const checkState = z.enum(['ahead', 'due', 'done', 'missed']);

/** What counts as fever, so that a page knows before the server has heard of a temperature. */
export const feverRuleSchema = z.object({ celsius: z.number(), op: z.enum(['>', '>=']) });

/** One measurement of a passenger's temperature chain. */
export const chainStepSchema = z.object({
  kind: z
    .enum(['boarding', 'rest_stop', 'arrival', 'interval'])
    .meta({ description: 'interval: between stops, so that never too long passes without one' }),
  stop: z.int().nonnegative().nullable(),
  opensAt: instant,
  dueAt: instant,
  state: checkState,
  doneAt: instant.nullable(),
});

/** Temperatures of one passenger of a trip. */
export const passengerTemperaturesSchema = z.object({
  workerId: z.string(),
  companyId: z.string().nullable(),
  nameMasked: z.string(),
  seat: z.string().nullable(),
  steps: z.array(chainStepSchema),
  readings: z.array(
    z.object({ at: instant, celsius: z.number(), checkpoint: z.enum(temperatureCheckpoints), isFever: z.boolean() }),
  ),
});

/** What a bus has to do about temperatures, and what it did. */
export const temperatureSheetSchema = z.object({
  tripId: z.string(),
  plate: z.string(),
  due: z.int().nonnegative().meta({ description: 'measurements to be taken now' }),
  done: z.int().nonnegative(),
  missed: z.int().nonnegative(),
  feverSeat: z.string().nullable().meta({ description: 'free seat of the back rows for somebody with fever' }),
  people: z.array(passengerTemperaturesSchema),
});
export type TemperatureSheet = z.infer<typeof temperatureSheetSchema>;

/** Somebody who was with a person. */
export const contactSchema = z.object({
  workerId: z.string(),
  companyId: z.string(),
  nameMasked: z.string(),
  where: z.enum(['bus', 'room']),
  place: z.string().meta({ description: 'trip, or room' }),
  rowsApart: z.int().nonnegative().nullable().meta({ description: 'in a bus; null where a seat is not known' }),
  isNear: z.boolean().meta({ description: 'sat within the rows of the policy, or slept in the same room' }),
  isClose: z.boolean().meta({ description: 'a close contact by the rule of the policy' }),
  from: instant,
  to: instant.nullable().meta({ description: 'null: still' }),
});
export type TracedContact = z.infer<typeof contactSchema>;

/** Everybody who shared a bus or a room with somebody. */
export const traceSchema = z.object({
  workerId: z.string(),
  contacts: z.array(contactSchema),
  crews: z.array(z.object({ tripId: z.string(), driverIds: z.array(z.string()) })),
  dueBy: instant.meta({ description: 'until when the list has to be out, by the policy' }),
});
export type Trace = z.infer<typeof traceSchema>;

/** A matter of health that somebody has to see to. */
export const healthAlertSchema = z.object({
  alertId: z.uuid(),
  kind: z.enum(['fever', 'symptom', 'missed_check', 'missed_reading', 'overdue_release']),
  workerId: z.string(),
  companyId: z.string(),
  nameMasked: z.string(),
  tripId: z.string().nullable(),
  at: instant,
  what: z.string().nullable().meta({ description: 'the temperature, the symptom, or which measurement' }),
  settledAt: instant.nullable(),
  settledBy: z.string().nullable(),
});
export type HealthAlert = z.infer<typeof healthAlertSchema>;
