import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';

/**
 * What would bring people who are left over home, as changes of a batch's input: plain data that a page can offer to apply with
 * one click, and that the planner itself applied before it solved again. Money in yuan, distances metres, `[lng, lat]` WGS84.
 */

/** Fields of the policy that a fix may propose to change; the value replaces the present one. */
export const fixFields = [
  'limits.loadedDistanceM',
  'limits.loadedDriveS',
  'trip.max_pickups',
  'trip.max_dropoffs',
  'trip.no_stop_risk',
  'trip.pickup_hours',
  'occupancy.by_risk',
  'cohort.separate_isolation',
] as const;
export type FixField = (typeof fixFields)[number];

const timeOfDay = z.string();
const policyValue = z.union([z.number(), z.boolean(), z.array(z.string()), z.record(z.string(), z.number())]);

/** So many more coaches of a size, chartered with their drivers. */
const busChange = z.object({
  kind: z.literal('bus'),
  amount: z.int().positive(),
  seats: z.int(),
  depotId: z.string(),
  /** Drivers that come with each of them. */
  drivers: z.int(),
  costDayCny: z.number(),
  costKmCny: z.number(),
});

/** So many more drivers of a depot; with `plate` one more driver aboard that bus. */
const driverChange = z.object({
  kind: z.literal('driver'),
  amount: z.int().positive(),
  depotId: z.string(),
  plate: z.string().nullable(),
});

/** Another value of a policy field; `amount` is by how much, in the field's unit (hours of day: minutes; shares: percent). */
const policyChange = z.object({
  kind: z.literal('policy'),
  field: z.enum(fixFields),
  amount: z.number(),
  from: policyValue,
  to: policyValue,
});

/** Longer hours of a company, by `amount` minutes. */
const receiveChange = z.object({
  kind: z.literal('receive'),
  companyId: z.string(),
  amount: z.int().positive(),
  from: z.tuple([timeOfDay, timeOfDay]),
  to: z.tuple([timeOfDay, timeOfDay]),
});

/** Another pick-up place for these workers, `amount` metres as the crow flies from their own. */
const pickupChange = z.object({
  kind: z.literal('pickup'),
  workerIds: z.array(z.string()),
  amount: z.int().nonnegative(),
  adcode: z.string(),
  name: z.string(),
  /** Name of a place in pickups.csv; null: the county seat. */
  place: z.string().nullable(),
  lng: z.number(),
  lat: z.number(),
});

/** Another service date, by `amount` days; negative: earlier. */
const dateChange = z.object({
  kind: z.literal('service_date'),
  amount: z.int(),
  from: z.iso.date(),
  to: z.iso.date(),
});

/** Locks of a re-planning, as `lockText` writes them, taken away. */
const unlockChange = z.object({ kind: z.literal('unlock'), amount: z.int().positive(), locks: z.array(z.string()) });

/** These people, who travel together, may ride in different buses; `amount` is how many they are. */
const apartChange = z.object({ kind: z.literal('apart'), amount: z.int().positive(), workerIds: z.array(z.string()) });

export const fixChangeSchema = z.discriminatedUnion('kind', [
  busChange,
  driverChange,
  policyChange,
  receiveChange,
  pickupChange,
  dateChange,
  unlockChange,
  apartChange,
]);
export type FixChange = z.infer<typeof fixChangeSchema>;

export type BusChange = z.infer<typeof busChange>;

/** What would help somebody; every worker of the same group has the same one. Plans of the first version have text and `proven` alone. */
export const fixSchema = z.object({
  text: z.string(),
  /** The text in both languages; plans of before do not have it. */
  both: bilingualSchema.optional(),
  /** True only where the batch was solved again with the changes and everybody carried now and these `people` rode. */
  proven: z.boolean(),
  /** Id of the first of the people whom it carries together; tells groups with like fixes apart. */
  group: z.string().optional(),
  /** To be made together; empty where none was found that helps. */
  changes: z.array(fixChangeSchema).optional(),
  /** Price of the changes by which fixes are compared: yuan where there is a price, else a documented weight. */
  priceCny: z.number().optional(),
  /** True where everything cheaper in the catalogue was tried and did not help. */
  cheapest: z.boolean().optional(),
  /** People whom it carries. */
  people: z.int().optional(),
});
export type PlanFix = z.infer<typeof fixSchema>;
