import { z } from 'zod';

/**
 * The checker's own reading of the plan document (formats.md §2), written apart from `contract/plan.ts` on purpose: a
 * field that the planner forgets in both its code and its schema is missed nowhere else. Further fields are allowed.
 */

const metres = z.int().nonnegative();
const seconds = z.int().nonnegative();
const lng = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/, 'instant with offset')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no such instant');
const figure = z.union([z.number(), z.string().min(1)]);
const proof = z.enum(['capacity', 'bin-packing', 'column-generation', 'exact']);
const id = z.string().min(1);
const source = { file: id, sheet: z.string(), row: z.int().nonnegative() };

const stop = z.object({
  seq: z.int().nonnegative(),
  kind: z.enum(['depot', 'pickup', 'rest', 'curfew', 'overnight', 'handover', 'dropoff']),
  name: z.string(),
  lng,
  lat,
  adcode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  companyId: id.nullable(),
  arriveAt: instant,
  departAt: instant,
  legDistanceM: metres,
  legDriveS: seconds,
  legEstimated: z.boolean(),
  legMotorwayPct: z.number().min(0).max(100).nullish(),
  hours: z
    .object({
      continuousS: seconds,
      breakDueAt: instant.nullable(),
      drivers: z.array(z.object({ driverId: id, dayS: seconds, last7dS: seconds })),
    })
    .optional(),
  nearLimit: z.boolean(),
  alongLeg: z.boolean().optional(),
  serviceArea: z.string().optional(),
  healthStop: z.boolean().optional(),
  driverId: id.nullable(),
  board: z.array(id),
  alight: z.array(id),
  aboard: z.int().nonnegative(),
});

const trip = z.object({
  tripId: id,
  bus: z.object({ plate: id, seats: z.int().positive().max(200), capacity: z.int().nonnegative() }),
  crew: z.array(z.object({ driverId: id, name: z.string() })),
  stops: z.array(stop).min(4),
  loaded: z.object({ distanceM: metres, driveS: seconds, elapsedS: seconds }),
  total: z.object({ distanceM: metres, driveS: seconds, elapsedS: seconds, costCny: z.number().nonnegative() }),
  nearLimit: z.boolean().optional(),
  reserve: z
    .object({
      loadedDistanceM: metres,
      loadedDriveS: seconds,
      continuousS: seconds,
      drivers: z.array(z.object({ driverId: id, dailyS: seconds, weeklyS: seconds.nullable() })),
    })
    .optional(),
  soft: z
    .array(
      z.object({
        rule: id,
        limit: z.number(),
        actual: z.number(),
        text: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
      }),
    )
    .optional(),
  captains: z.array(id).optional(),
  escorts: z.array(z.object({ companyId: id })).optional(),
});

const room = { site: id, building: z.string(), floor: z.string(), room: id };

const worker = z.object({
  workerId: id,
  source: z.object({ ...source, row: z.int().positive() }),
  companyId: id,
  adcode: z.string().regex(/^\d{6}$/),
  tripId: id.nullable(),
  seat: id.nullable(),
  dorm: id.nullable(),
  stay: z
    .object({
      ...room,
      bed: z.int().positive(),
      kind: z.enum(['isolation', 'dorm']),
      from: z.iso.date(),
      until: z.iso.date().nullable(),
    })
    .optional(),
  idTag: id.optional(),
});

const unassigned = z.object({
  workerId: id,
  reason: z.object({ code: z.string(), limit: figure, actual: figure, text: z.string() }),
  fix: z.object({ text: z.string(), proven: z.boolean() }).nullish(),
});

const dorms = z.object({
  housed: z.int().nonnegative(),
  without: z.array(
    z.object({
      workerId: id,
      reason: z.object({ code: z.string(), text: z.string() }),
      fix: z.object({ text: z.string(), proven: z.boolean() }).nullable(),
    }),
  ),
  feverRooms: z.array(z.object(room)),
  roomsInUse: z.int().nonnegative(),
  price: z.int(),
  bound: z.object({ without: z.int(), price: z.int(), proof: z.enum(['counting', 'exact', 'relaxation']) }),
  optimal: z.boolean(),
});

const rejected = z.object({
  ...source,
  cells: z.array(
    z.object({ cell: z.string(), code: z.string(), value: z.string(), text: z.string(), fix: z.string() }),
  ),
});

const kpis = z.object({
  workers: z.int().nonnegative(),
  assigned: z.int().nonnegative(),
  buses: z.int().nonnegative(),
  loadPct: z.number(),
  distanceM: metres,
  maxLoadedDistanceM: metres,
  maxLoadedDriveS: seconds,
  contactPairs: z.int().nonnegative(),
  companiesPerBusMax: z.int().nonnegative(),
  splitGroups: z.int().nonnegative(),
  costCny: z.number(),
  objective: z.number(),
});

const count = z.int().nonnegative();
const staffing = z.object({
  drivers: count,
  fewest: z.boolean(),
  shortages: z
    .array(
      z.object({
        depotId: id,
        drivers: z.int().positive(),
        trips: z.array(z.object({ plate: id, drivers: z.int().positive(), people: count })),
        anew: z.boolean().default(false),
        own: z.object({ drivers: count, licence: count, hours: count, busy: count }),
      }),
    )
    .optional(),
});

const tripId = id.nullable();
const start = z.object({
  createdAt: instant,
  locks: z.array(id),
  trips: z.array(z.object({ plate: id, change: z.enum(['added', 'cancelled', 'stops']), from: tripId, to: tripId })),
  people: z.array(
    z.object({ workerId: id, change: z.enum(['moved', 'left', 'boarded', 'withdrawn']), from: tripId, to: tripId }),
  ),
  changes: z.int().nonnegative(),
  priceCny: z.number().nonnegative(),
});

/** Shape of the document; a plan that does not have it is checked no further. */
export const planShape = z.object({
  format: z.literal('jieyun.plan/1'),
  scenario: z.string(),
  createdAt: instant,
  seed: z.int(),
  solveS: z.number().nonnegative(),
  router: z.object({ name: z.enum(['estimate', 'graphhopper']), detail: z.string() }),
  policy: z.record(z.string(), z.unknown()),
  limits: z.object({ loadedDistanceM: metres, loadedDriveS: seconds }),
  trips: z.array(trip),
  workers: z.array(worker),
  unassigned: z.array(unassigned),
  rejected: z.array(rejected),
  kpis,
  bounds: z.object({
    buses: z.object({ value: z.int().nonnegative(), proof }),
    objective: z.object({ value: z.number(), proof }),
    gapPct: z.number(),
    optimal: z.boolean(),
  }),
  staffing: staffing.optional(),
  start: start.optional(),
  dorms: dorms.optional(),
});

export type PlanDocument = z.infer<typeof planShape>;
export type PlanTripShape = PlanDocument['trips'][number];
export type PlanStopShape = PlanTripShape['stops'][number];
export type PlanWorkerShape = PlanDocument['workers'][number];
