import { z } from 'zod';
import { count, companyId as id, lat, lng, note, receptionFault, receptionPair, text, timeOfDay } from './fields.ts';

/**
 * A batch as JSON, as the API takes it: what scenario.json and the tables of a scenario folder say (formats.md §1), in the
 * field names of `contract/scenario.ts`. Rosters come as requests of their own.
 */

const adcode = z.string().regex(/^\d{6}$/, '六位数字 / six digits');
const localDate = z.iso.date();

const company = z
  .strictObject({
    companyId: id,
    name: text,
    district: note,
    address: note,
    lng,
    lat,
    contact: note,
    phone: note,
    staffNeeded: count,
    staffPresent: count,
    receiveFrom: timeOfDay.nullable().default(null),
    receiveTo: timeOfDay.nullable().default(null),
  })
  .refine(receptionPair, receptionFault);

const money = z.number().nonnegative().max(10_000_000);

/** A bus as callers write it. */
export const busInputSchema = z.strictObject({
  plate: text.max(32),
  /** Passenger seats; crew seats are not counted. */
  seats: z.int().positive().max(100),
  depotId: id,
  operator: note,
  /** How many drivers come with it where the batch lists none. */
  drivers: z.int().positive().max(4),
  costDayCny: money,
  costKmCny: money,
  /** Earliest departure from the depot. */
  availableFrom: z.iso.datetime({ offset: true }),
});

const bus = busInputSchema.transform(({ availableFrom, ...rest }) => ({
  ...rest,
  availableFromMs: Date.parse(availableFrom),
}));

/** A driver as callers write him. */
export const driverInputSchema = z.strictObject({
  driverId: id,
  name: text,
  phone: note,
  depotId: id,
  /** Last day on which the licence is valid. */
  licenceExpires: localDate,
  /** Minutes that he has driven in the seven days before the service date. */
  drivenLast7dMin: z
    .int()
    .nonnegative()
    .max(7 * 24 * 60)
    .default(0),
  /** Of the fourteen days before it, where the rules sum two weeks; null: as much as in the seven. */
  drivenLast14dMin: z
    .int()
    .nonnegative()
    .max(14 * 24 * 60)
    .nullable()
    .default(null),
});

const riskPeriod = z.strictObject({
  adcode,
  level: z.enum(['low', 'medium', 'high']),
  from: localDate.nullable().default(null),
  to: localDate.nullable().default(null),
});

const dormRoom = z.strictObject({
  site: text,
  building: note,
  floor: note,
  room: text,
  beds: z.int().positive().max(1000),
  sex: z.enum(['M', 'F', 'any']),
  kind: z.enum(['dorm', 'isolation']),
  companyId: id.nullable().default(null),
});

export const batchInputSchema = z
  .strictObject({
    name: text.max(120),
    serviceDate: localDate,
    timeZone: z.string().default('Asia/Shanghai').refine(isTimeZone, '应为 IANA 时区 / IANA time zone'),
    originProvinces: z.array(z.string().regex(/^[1-9]\d$/, '两位数字 / two digits')).min(1),
    /** Preset and override, in the names of domain.md §9. */
    policy: z.strictObject({ preset: z.string().optional(), override: z.unknown().optional() }).default({}),
    limits: z.unknown().optional(),
    /** Until when companies are asked to have applied and sent their rosters. */
    deadline: z.iso.datetime({ offset: true }).nullable().default(null),
    /** Whether people of a company are planned only after its application was accepted. */
    applicationsRequired: z.boolean().default(false),
    depots: z.array(z.strictObject({ depotId: id, name: text, lng, lat })).min(1),
    /** May be empty: companies join afterwards (`POST /batches/{batchId}/companies`). */
    companies: z.array(company).default([]),
    fleet: z.array(bus).min(1),
    /** Null: each bus brings its own. */
    drivers: z.array(driverInputSchema).nullable().default(null),
    pickups: z.array(z.strictObject({ adcode, name: text, lng, lat })).default([]),
    /** Where buses rest on the way; the same name may stand twice. */
    serviceAreas: z.array(z.strictObject({ name: text, lng, lat })).default([]),
    risk: z.array(riskPeriod).default([]),
    dorms: z.array(dormRoom).default([]),
  })
  .superRefine((batch, context) => {
    const repeated = (path: string, key: string, values: readonly string[]) => {
      values.forEach((value, index) => {
        if (values.indexOf(value) < index)
          context.addIssue({
            code: 'custom',
            path: [path, index, key],
            message: `${value} 重复 / ${value} stands twice`,
          });
      });
    };
    const depots = new Set(batch.depots.map(({ depotId }) => depotId));
    const unknownDepot = (path: string, values: readonly string[]) => {
      values.forEach((value, index) => {
        if (!depots.has(value))
          context.addIssue({
            code: 'custom',
            path: [path, index, 'depotId'],
            message: `没有车场 ${value} / there is no depot ${value}`,
          });
      });
    };
    const companyIds = batch.companies.map(({ companyId }) => companyId);
    repeated('depots', 'depotId', [...batch.depots.map(({ depotId }) => depotId)]);
    repeated('companies', 'companyId', companyIds);
    repeated(
      'fleet',
      'plate',
      batch.fleet.map(({ plate }) => plate),
    );
    repeated(
      'drivers',
      'driverId',
      (batch.drivers ?? []).map(({ driverId }) => driverId),
    );
    unknownDepot(
      'fleet',
      batch.fleet.map(({ depotId }) => depotId),
    );
    unknownDepot(
      'drivers',
      (batch.drivers ?? []).map(({ depotId }) => depotId),
    );
    batch.dorms.forEach(({ companyId }, index) => {
      if (companyId !== null && !companyIds.includes(companyId))
        context.addIssue({
          code: 'custom',
          path: ['dorms', index, 'companyId'],
          message: `没有企业 ${companyId} / there is no company ${companyId}`,
        });
    });
  });

export type BatchInput = z.output<typeof batchInputSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
