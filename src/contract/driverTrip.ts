import { z } from 'zod';
import { driverLogEntrySchema } from './driverLog.ts';
import { tripEtaSchema } from './journey.ts';
import { planStopSchema } from './plan.ts';
import { partTripSchema } from './planPart.ts';
import { sheetStateSchema } from './publishedPlan.ts';

const minutes = z.int().nonnegative();

/** Somebody who rides in the trip, as its boarding list names him. Personal: kept on the phone only while the link works. */
const personSchema = z.object({
  workerId: z.string(),
  name: z.string(),
  phone: z.string().meta({ description: 'empty where it is not known any more' }),
  seat: z.string(),
  company: z.string(),
  idTail: z.string().meta({ description: 'end of the ID number, as long as the policy lets it be read' }),
  captain: z.enum(['captain', 'deputy']).nullable(),
});
export type DriverTripPerson = z.infer<typeof personSchema>;

const placeSchema = z.object({
  address: z.string().meta({ description: "province to county, or the company's address" }),
  contact: z.object({ company: z.string(), name: z.string(), phone: z.string() }).nullable(),
});

const stopSchema = planStopSchema
  .pick({
    ...{ seq: true, kind: true, name: true, lng: true, lat: true, arriveAt: true, departAt: true, legDistanceM: true },
    ...{ legDriveS: true, legEstimated: true, driverId: true, board: true, alight: true, hours: true },
  })
  .extend(placeSchema.shape);
export type DriverTripStop = z.infer<typeof stopSchema>;

/** What the policy of the batch asks of the driver; names and meanings of domain.md §9. */
const rulesSchema = z.object({
  maxWaitMin: minutes,
  feverC: z.number(),
  feverOp: z.enum(['>', '>=']),
  checkpoints: z.array(z.enum(['boarding', 'rest_stop', 'arrival'])),
  healthStopEveryMin: minutes,
  restMinLenMin: minutes,
});
export type DriverTripRules = z.infer<typeof rulesSchema>;

const runSchema = partTripSchema.pick({ bus: true }).extend({
  drivers: z.array(z.object({ driverId: z.string(), name: z.string(), phone: z.string() })),
  stops: z.array(stopSchema),
  people: z.array(personSchema),
  escorts: z.array(z.object({ company: z.string(), contact: z.string(), phone: z.string() })),
  rules: rulesSchema,
});
export type DriverRun = z.infer<typeof runSchema>;

/** Everything that a driver's phone shows of his trip, in one answer, so that it can go on without a network. */
export const driverTripSchema = z.object({
  planId: z.uuid(),
  tripId: z.string(),
  batchName: z.string(),
  timeZone: z.string().meta({ description: 'IANA name; every time is shown in it' }),
  expiresAt: z.iso.datetime().meta({ description: 'when the link runs out' }),
  sheet: sheetStateSchema.nullable().meta({ description: 'null before the trip is published' }),
  run: runSchema.nullable().meta({ description: 'null before the trip is published, and once it is cancelled' }),
  eta: tripEtaSchema
    .nullable()
    .meta({ description: 'when the bus comes to its stops by the rules ahead; null without a run' }),
  log: z.array(driverLogEntrySchema).meta({ description: 'what was told of the trip so far, in the order of telling' }),
});
export type DriverTrip = z.infer<typeof driverTripSchema>;
