import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { dormStaySchema, planDormsSchema } from './dorms.ts';
import { fixSchema } from './fix.ts';
import { tightSchema } from './tight.ts';

/**
 * The plan document (formats.md §2, `jieyun.plan/1`). Distances in metres, times in seconds, both integers;
 * instants ISO 8601 with offset; money in yuan with two decimals; `[lng, lat]` WGS84.
 */

/** Rules that no trip is refused for. */
export const softRules = ['hos.third_driver_km', 'rest.health_stop_every_min'] as const;
export type SoftRule = (typeof softRules)[number];

export const stopKinds = ['depot', 'pickup', 'rest', 'curfew', 'overnight', 'handover', 'dropoff'] as const;
export type StopKind = (typeof stopKinds)[number];

/** Why somebody is left over: the limit whose relaxation is cheapest (closed list). */
export const unassignedCodes = [
  'loaded_distance',
  'loaded_drive',
  'no_lawful_timetable',
  'no_crew',
  'fleet_exhausted',
  'stop_limit',
  'time_window',
  'risk',
  'excluded',
  'locked',
] as const;
export type UnassignedCode = (typeof unassignedCodes)[number];

const metres = z.int().nonnegative();
const seconds = z.int().nonnegative();
const instant = z.iso.datetime({ offset: true });
const source = z.object({ file: z.string(), sheet: z.string(), row: z.int().nonnegative() });

export const planStopSchema = z.object({
  seq: z.int().nonnegative(),
  kind: z.enum(stopKinds),
  name: z.string(),
  lng: z.number(),
  lat: z.number(),
  adcode: z.string().nullable(),
  companyId: z.string().nullable(),
  arriveAt: instant,
  departAt: instant,
  legDistanceM: metres,
  legDriveS: seconds,
  /** True where the leg is the router's estimate, not a measured road. */
  legEstimated: z.boolean(),
  /** Share of the leg that is motorway, where the router knows it. */
  legMotorwayPct: z.int().min(0).max(100).optional(),
  /** True where the error band of the loaded run up to here crosses a limit. */
  nearLimit: z.boolean(),
  /** True for a stand whose place is worked out by kilometres along the leg, not a known service area. Left out elsewhere. */
  alongLeg: z.boolean().optional(),
  /** Name of the service area in which a stand on the way lies; left out elsewhere. */
  serviceArea: z.string().optional(),
  /** True for a stand that passengers have as a health stop: air, disinfect, count heads. Left out elsewhere. */
  healthStop: z.boolean().optional(),
  /** Who drove the leg that reaches this stop; null at seq 0. */
  driverId: z.string().nullable(),
  /** The road of the leg as an encoded polyline; left out where only an estimate is known. */
  legLine: z.string().optional(),
  board: z.array(z.string()),
  alight: z.array(z.string()),
  /** People aboard after the stop; escorts not counted. */
  aboard: z.int().nonnegative(),
  /** Driving hours here; missing in documents written before they were shown. */
  hours: z
    .object({
      /** Continuous driving on arrival, as the rule set counts it for whoever drove. */
      continuousS: seconds,
      /**
       * By when the bus must stand or change its driver; null where nothing is driven any more. Whoever drives next drives without a pause from
       * `departAt` on: this is the first instant, `departAt` at the earliest, from which any rule of the set forbids him another second.
       * These are: continuous driving by day, at night, and on a motorway where the next leg driven is one (`legMotorwayPct` ≥ 90); his
       * driving of the day (any 24 h with what drops out meanwhile; a calendar day, which midnight renews; since the daily rest); the sums of 7 and
       * 14 days with what was before the batch and in his earlier trips of it (`week_counts`); duty spread and time on duty since
       * the daily rest; the curfew, unless the trip is exempt or he may relay; the closed hours of a crew of one on a long run.
       */
      breakDueAt: instant.nullable(),
      /**
       * Each of the crew, up to arrival: `dayS`, his driving in what the rule set calls a day (24 h, calendar day, since the daily rest), and
       * `last7dS`, what the rule set's sum of 7 days counts: what stands in drivers.csv, his earlier trips of the batch and this one. That is driving,
       * or with `week_counts: on_duty` time on duty: driving by anybody aboard, dwell and hand-overs.
       */
      drivers: z.array(z.object({ driverId: z.string(), dayS: seconds, last7dS: seconds })),
    })
    .optional(),
});
export type PlanStop = z.infer<typeof planStopSchema>;

export const planTripSchema = z.object({
  tripId: z.string(),
  bus: z.object({
    plate: z.string(),
    seats: z.int(),
    capacity: z.int(),
    depotId: z.string(),
    operator: z.string(),
  }),
  crew: z.array(z.object({ driverId: z.string(), name: z.string() })),
  stops: z.array(planStopSchema),
  loaded: z.object({ distanceM: metres, driveS: seconds, elapsedS: seconds }),
  total: z.object({ distanceM: metres, driveS: seconds, elapsedS: seconds, costCny: z.number() }),
  nearLimit: z.boolean(),
  /**
   * What is left of each limit on reaching the last drop-off, none below 0. `continuousS`: how long could be driven on without a break, by day's
   * and night's limit. Each of the crew: `dailyS`, driving that the day's limit leaves (of any 24 h: driving on without a pause, while
   * old driving drops out; of a calendar day and since the daily rest: the limit less `dayS`), and `weeklyS`, what the sums of 7 and
   * 14 days leave in what they count (driving or time on duty), the less of the two; null in earlier documents only.
   */
  reserve: z
    .object({
      loadedDistanceM: metres,
      loadedDriveS: seconds,
      continuousS: seconds,
      drivers: z.array(z.object({ driverId: z.string(), dailyS: seconds, weeklyS: seconds.nullable() })),
    })
    .optional(),
  /** Soft rules that the trip does not keep, with limit and actual value in the rule's unit; missing in earlier documents. */
  soft: z
    .array(z.object({ rule: z.enum(softRules), limit: z.number(), actual: z.number(), text: bilingualSchema }))
    .optional(),
  /** Coach captain, then deputies, of the workers aboard (domain.md §1.13). */
  captains: z.array(z.string()).optional(),
  /** Companies that send an escort each; escorts take no seat. */
  escorts: z.array(z.object({ companyId: z.string() })).optional(),
  /**
   * Where the stops of earlier published versions stand now, ascending by version: for those up to `upTo`, by their index then the index now,
   * null for a stop that is no more. Left out where no stop has moved.
   */
  renumbered: z.array(z.object({ upTo: z.int().positive(), stops: z.array(z.int().nullable()) })).optional(),
});
export type PlanTrip = z.infer<typeof planTripSchema>;

export const planWorkerSchema = z.object({
  workerId: z.string(),
  source,
  companyId: z.string(),
  adcode: z.string(),
  tripId: z.string().nullable(),
  seat: z.string().nullable(),
  /** His bed as people call it; null without one. */
  dorm: z.string().nullable(),
  /** The same bed in parts, and for how long. */
  stay: dormStaySchema.optional(),
  /** Known to the plan alone: whoever has the same travels together, on one bus. Left out for whoever travels alone. */
  partyId: z.string().optional(),
  /** Tells the same person of a company in a later plan, whose worker ids may have shifted; missing in earlier plans. */
  idTag: z
    .string()
    .regex(/^[0-9a-f]{4}$/)
    .optional(),
});
export type PlanWorker = z.infer<typeof planWorkerSchema>;

export const unassignedSchema = z.object({
  workerId: z.string(),
  reason: z.object({
    code: z.enum(unassignedCodes),
    limit: z.union([z.number(), z.string()]),
    actual: z.union([z.number(), z.string()]),
    text: z.string(),
    /** The text in both languages; plans of before do not have it. */
    both: bilingualSchema.optional(),
    /** Id of the driving rule in the way, where the code is about a timetable. */
    rule: z.string().optional(),
    /** Further limits that must give way as well before he can be carried. */
    also: z
      .array(
        z.object({
          code: z.enum(unassignedCodes),
          limit: z.union([z.number(), z.string()]),
          actual: z.union([z.number(), z.string()]),
        }),
      )
      .optional(),
  }),
  /** What would help. */
  fix: fixSchema.nullable(),
  /** True where the plan was changed by hand since reason and fix were found. */
  stale: z.literal(true).optional(),
});
export type PlanUnassigned = z.infer<typeof unassignedSchema>;

export const planRejectedSchema = z.object({
  file: z.string(),
  sheet: z.string(),
  row: z.int().nonnegative(),
  cells: z.array(
    z.object({ cell: z.string(), code: z.string(), value: z.string(), text: z.string(), fix: z.string() }),
  ),
});
export type PlanRejected = z.infer<typeof planRejectedSchema>;

export const kpisSchema = z.object({
  workers: z.int(),
  assigned: z.int(),
  buses: z.int(),
  loadPct: z.number(),
  distanceM: metres,
  maxLoadedDistanceM: metres,
  maxLoadedDriveS: seconds,
  contactPairs: z.int(),
  companiesPerBusMax: z.int(),
  splitGroups: z.int(),
  costCny: z.number(),
  objective: z.number(),
});
export type PlanKpis = z.infer<typeof kpisSchema>;

export const boundProofs = ['capacity', 'bin-packing', 'column-generation', 'exact'] as const;
export type BoundProof = (typeof boundProofs)[number];

export const planBoundsSchema = z.object({
  buses: z.object({ value: z.int(), proof: z.enum(boundProofs) }),
  objective: z.object({ value: z.number(), proof: z.enum(boundProofs) }),
  gapPct: z.number(),
  optimal: z.boolean(),
});
export type PlanBounds = z.infer<typeof planBoundsSchema>;

/** What a depot lacks to send out every bus. */
export const driverShortageSchema = z.object({
  depotId: z.string(),
  /** So many drivers more, with a free week and a lasting licence, staff all its trips. */
  drivers: z.int().positive(),
  /** Trips that nobody is left for. */
  trips: z.array(
    z.object({
      plate: z.string(),
      departAt: instant,
      returnAt: instant,
      drivers: z.int().positive(),
      people: z.int().nonnegative(),
      pickups: z.array(z.string()),
    }),
  ),
  /**
   * False where this plan's trips stay as they are, so that those of the shortage are run by idle buses for people in `unassigned`. True where trips are of
   * a plan made anew, in which others change.
   */
  anew: z.boolean().default(false),
  /** The depot's own drivers: how many there are, whose licence ends too early, who has too few hours left, who is out in this plan. */
  own: z.object({ drivers: z.int(), licence: z.int(), hours: z.int(), busy: z.int() }),
  text: z.string(),
});
export type DriverShortage = z.infer<typeof driverShortageSchema>;

export const planStaffingSchema = z.object({
  /** Drivers sent out; a driver of two trips counts once. */
  drivers: z.int().nonnegative(),
  /** True where fewer drivers are proven impossible for these trips and timetables. */
  fewest: z.boolean(),
  /** Left out where people lack a crew still, and it is not known how many drivers more would do: after edits by hand. */
  shortages: z.array(driverShortageSchema).optional(),
});
export type PlanStaffing = z.infer<typeof planStaffingSchema>;
/** What the plan took from a road router. */
export const planRoadUseSchema = z.object({
  /** Calls over the network, against those that all legs between all places would take. */
  calls: z.int().nonnegative(),
  matrixCalls: z.int().nonnegative(),
  /** Legs measured, and those of them that came from the cache. */
  measured: z.int().nonnegative(),
  fromCache: z.int().nonnegative(),
  /** Why not all legs of the plan are measured, where the router did not answer; else null. */
  missing: z.string().nullable(),
});
export type PlanRoadUse = z.infer<typeof planRoadUseSchema>;
export const tripChanges = ['added', 'cancelled', 'stops'] as const;
export const personChanges = ['moved', 'left', 'boarded', 'withdrawn'] as const;
const tripId = z.string().nullable();

/** The plan that this one started from, what of it was locked, and every difference from it. */
export const planStartSchema = z.object({
  /** When the plan that it started from was made: what that plan is known by. */
  createdAt: instant,
  /** As `contract/replan.ts` writes them. */
  locks: z.array(z.string()),
  /** Buses that newly run, no longer run, or call elsewhere; `from` and `to` are trip ids then and now. */
  trips: z.array(z.object({ plate: z.string(), change: z.enum(tripChanges), from: tripId, to: tripId })),
  /** People in another bus, in none any more, newly in one, or no longer in the batch. */
  people: z.array(z.object({ workerId: z.string(), change: z.enum(personChanges), from: tripId, to: tripId })),
  /** Changes that have a price: all those of trips, and people moved or left behind. */
  changes: z.int().nonnegative(),
  /** Σ of their prices by the policy; no part of the objective. */
  priceCny: z.number().nonnegative(),
});
export type PlanStart = z.infer<typeof planStartSchema>;
/** One plan of the trade-off between money and contacts; its figures, under the price with which it was found. */
export const tradeOffPointSchema = z.object({
  /** Price of a contact pair with which the plan was found, in yuan; every other price is the policy's. */
  contactPairCny: z.number().nonnegative(),
  buses: z.int().nonnegative(),
  costCny: z.number(),
  contactPairs: z.int().nonnegative(),
  companiesPerBusMax: z.int().nonnegative(),
  splitGroups: z.int().nonnegative(),
  /** Under the policy's own prices, as `kpis.objective`. */
  objective: z.number(),
});
export type TradeOffPoint = z.infer<typeof tradeOffPointSchema>;

export const planSchema = z.object({
  format: z.literal('jieyun.plan/1'),
  scenario: z.string(),
  createdAt: instant,
  seed: z.int(),
  solveS: z.number(),
  router: z.object({ name: z.enum(['estimate', 'graphhopper']), detail: z.string() }),
  /** Left out where no road router was asked. */
  roads: planRoadUseSchema.optional(),
  /** The effective policy after preset and override, in the names of domain.md §9. */
  policy: z.record(z.string(), z.unknown()),
  limits: z.object({ loadedDistanceM: metres, loadedDriveS: seconds }),
  trips: z.array(planTripSchema),
  workers: z.array(planWorkerSchema),
  unassigned: z.array(unassignedSchema),
  rejected: z.array(planRejectedSchema),
  kpis: kpisSchema,
  bounds: planBoundsSchema,
  /** Missing in documents written before it was counted. */
  staffing: planStaffingSchema.optional(),
  /** What is tight in a plan that carries everybody; empty where people are left over, missing in earlier plans. */
  tight: z.array(tightSchema).optional(),
  /** Only where the plan was made from another one. */
  start: planStartSchema.optional(),
  /** Missing where the scenario has no dormitories, and in earlier plans. */
  dorms: planDormsSchema.optional(),
  /** Only where asked for: fewer contacts against more money, fewest contacts last. None costs more and has more contacts than another. */
  tradeOff: z.object({ points: z.array(tradeOffPointSchema) }).optional(),
});
export type Plan = z.infer<typeof planSchema>;
