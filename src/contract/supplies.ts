import { z } from 'zod';
import type { Bilingual } from './text.ts';

/** What the stock keeps (closed list). Disinfectant is the concentrate, in millilitres. */
export const supplyItems = ['mask', 'thermometer', 'protective_suit', 'disinfectant'] as const;
export type SupplyItem = (typeof supplyItems)[number];

/** How an item and its unit are called. */
export const supplyWords: Readonly<Record<SupplyItem, { name: Bilingual; unit: Bilingual }>> = {
  mask: { name: { zh: '口罩', en: 'masks' }, unit: { zh: '只', en: 'pcs' } },
  thermometer: { name: { zh: '体温计', en: 'thermometers' }, unit: { zh: '支', en: 'pcs' } },
  protective_suit: { name: { zh: '防护服', en: 'protective clothing' }, unit: { zh: '套', en: 'sets' } },
  disinfectant: { name: { zh: '消毒原液', en: 'disinfectant' }, unit: { zh: 'mL', en: 'mL' } },
};

const quantity = z.int().positive().max(10_000_000);
const amount = z.int().nonnegative();

/** So much of each item. */
export const supplyAmountsSchema = z.record(z.enum(supplyItems), amount);
export type SupplyAmounts = z.infer<typeof supplyAmountsSchema>;

/** Where supplies are once they have left the store: aboard a trip of a plan, or at a dormitory site. */
export const supplyPlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trip'), planId: z.uuid(), tripId: z.string().min(1).max(64) }),
  z.strictObject({ kind: z.literal('site'), site: z.string().max(200) }),
]);
export type SupplyPlace = z.infer<typeof supplyPlaceSchema>;

/** How supplies come to the store, and how they leave it for good (closed lists: free text could tell of people). */
export const receiptReasons = ['bought', 'donated', 'counted'] as const;
export const writeOffReasons = ['counted', 'damaged', 'expired', 'passed_on'] as const;
export const supplyReasons = ['bought', 'donated', 'counted', 'damaged', 'expired', 'passed_on'] as const;
export type SupplyReason = (typeof supplyReasons)[number];

const moved = {
  id: z.uuid().meta({ description: 'made by whoever acts; the same id twice is recorded once' }),
  lines: z
    .array(z.strictObject({ item: z.enum(supplyItems), quantity }))
    .min(1)
    .max(supplyItems.length)
    .refine((lines) => new Set(lines.map(({ item }) => item)).size === lines.length, 'each item once'),
};

/** Into the store, out to a trip or site, back from there, or gone. */
export const moveSuppliesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('received'), ...moved, reason: z.enum(receiptReasons) }),
  z.strictObject({ kind: z.literal('issued'), ...moved, place: supplyPlaceSchema }),
  z.strictObject({ kind: z.literal('returned'), ...moved, place: supplyPlaceSchema }),
  z.strictObject({ kind: z.literal('written_off'), ...moved, reason: z.enum(writeOffReasons) }),
]);
export type MoveSupplies = z.infer<typeof moveSuppliesSchema>;
export const supplyMoveKinds = ['received', 'issued', 'returned', 'written_off'] as const;
export type SupplyMoveKind = (typeof supplyMoveKinds)[number];

/** What there is of a batch's supplies. */
export const supplyStockSchema = z.object({
  inStore: supplyAmountsSchema,
  out: supplyAmountsSchema.meta({ description: 'issued and not returned, what was used up included' }),
  places: z.array(z.object({ place: supplyPlaceSchema, amounts: supplyAmountsSchema })),
});
export type SupplyStock = z.infer<typeof supplyStockSchema>;

/** One line of the ledger. */
export const supplyMovementSchema = z.object({
  seq: z.int(),
  id: z.uuid(),
  kind: z.enum(supplyMoveKinds),
  item: z.enum(supplyItems),
  quantity,
  reason: z.enum(supplyReasons).nullable(),
  place: supplyPlaceSchema.nullable(),
  by: z.string().meta({ description: 'login' }),
  at: z.iso.datetime(),
});
export type SupplyMovement = z.infer<typeof supplyMovementSchema>;

const needed = { needed: supplyAmountsSchema, issued: supplyAmountsSchema };

/** One item over a whole plan. */
export const supplyBalanceSchema = z.object({
  item: z.enum(supplyItems),
  needed: amount,
  issued: amount.meta({ description: 'to the trips and sites that need it' }),
  open: amount.meta({ description: 'still to be issued, place by place' }),
  inStore: amount,
  short: amount.meta({ description: 'by how much the store falls short of what is open' }),
});
export type SupplyBalance = z.infer<typeof supplyBalanceSchema>;

/** What a plan needs, by its policy, against what was issued and what is in store. */
export const supplyNeedsSchema = z.object({
  planId: z.uuid(),
  trips: z.array(z.object({ tripId: z.string(), plate: z.string(), people: amount, ...needed })),
  sites: z.array(z.object({ site: z.string(), people: amount, ...needed })),
  items: z.array(supplyBalanceSchema),
});
export type SupplyNeeds = z.infer<typeof supplyNeedsSchema>;
