import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { supplyBalanceSchema } from './supplies.ts';

const count = z.int().nonnegative();
const instant = z.iso.datetime();

/** An item of which the store has too little for what a plan still has to be given. */
export const supplyShortageSchema = supplyBalanceSchema.extend({ text: bilingualSchema });
export type SupplyShortage = z.infer<typeof supplyShortageSchema>;

/** What the independent checker said of a draft, and what supplies it lacks. */
export const planCheckSchema = z.object({
  version: count.meta({ description: 'of the draft that was checked' }),
  accepted: z.boolean(),
  checked: count.meta({ description: 'single checks made' }),
  violations: z.array(
    z.object({
      rule: z.string(),
      tripId: z.string().nullable(),
      stopSeq: z.int().nullable(),
      workerId: z.string().nullable(),
      limit: z.string(),
      actual: z.string(),
      text: bilingualSchema,
    }),
  ),
  soft: z
    .array(
      z.object({ rule: z.string(), tripId: z.string(), limit: z.string(), actual: z.string(), text: bilingualSchema }),
    )
    .meta({ description: 'soft rules that trips do not keep; they keep nothing from being published' }),
  shortages: z
    .array(supplyShortageSchema)
    .meta({ description: 'supplies that the store lacks for this draft; they keep nothing from being published' }),
  unverified: z.array(bilingualSchema).meta({ description: 'what could not be checked, and why' }),
});
export type PlanCheck = z.infer<typeof planCheckSchema>;

/** A version that was published: what companies, desks and drivers see, or saw. */
export const publishedVersionSchema = z.object({
  number: count,
  publishedAt: instant,
  by: z.string().meta({ description: 'login' }),
  changed: z.array(z.string()).meta({ description: 'trips that are new or changed against the version before' }),
  cancelled: z.array(z.string()),
  text: bilingualSchema,
});
export type PublishedVersion = z.infer<typeof publishedVersionSchema>;

/**
 * `current`: acknowledged as it is; `outdated`: an older sheet was acknowledged; `open`: none was; `cancelled`: the trip is no more,
 * and somebody acknowledged it once.
 */
export const sheetStates = ['current', 'outdated', 'open', 'cancelled'] as const;

/** How a trip's sheet stands with its driver. */
export const sheetStateSchema = z.object({
  tripId: z.string(),
  sheetVersion: count.meta({ description: 'published version in which the sheet last changed' }),
  state: z.enum(sheetStates),
  acknowledged: z
    .object({
      sheetVersion: count,
      at: instant,
      by: z.string().meta({ description: 'driver, or the login of whoever noted it for him' }),
    })
    .nullable(),
});
export type SheetState = z.infer<typeof sheetStateSchema>;

/** Acknowledged n of m, and who holds what. */
export const acknowledgementsSchema = z.object({
  publishedVersion: count,
  acknowledged: count.meta({ description: 'trips whose present sheet is acknowledged' }),
  trips: count,
  sheets: z.array(
    sheetStateSchema.extend({
      plate: z.string(),
      drivers: z.array(z.object({ driverId: z.string(), name: z.string() })),
      links: count.meta({ description: 'links to the trip that still open' }),
    }),
  ),
});
