import { z } from 'zod';

/** Beds in the plan document and in the API. Local dates `YYYY-MM-DD`, both ends of a stay included. */

/** Why somebody has no bed: the rule whose relaxation would house him, else `beds`: there are too few (closed list). */
export const dormReasonCodes = [
  'locked_bed',
  'sex_unknown',
  'fever_rooms',
  'floor_exclusive',
  'cohort',
  'single_room',
  'company',
  'sex',
  'beds',
] as const;
export type DormReasonCode = (typeof dormReasonCodes)[number];

/** A room; together the four names are unique in a batch. */
export const roomAddressSchema = z.object({
  site: z.string(),
  building: z.string(),
  floor: z.string(),
  room: z.string(),
});
export type RoomAddress = z.infer<typeof roomAddressSchema>;

/** A bed of a room, for a time. */
export const dormStaySchema = roomAddressSchema.extend({
  /** Beds of a room count from 1. */
  bed: z.int().positive(),
  kind: z.enum(['isolation', 'dorm']),
  from: z.iso.date(),
  /** Day of release; null in an ordinary dormitory. */
  until: z.iso.date().nullable(),
});
export type DormStay = z.infer<typeof dormStaySchema>;

/** Somebody who is carried but has no bed. */
export const withoutBedSchema = z.object({
  workerId: z.string(),
  reason: z.object({
    code: z.enum(dormReasonCodes),
    /** Places that he might have, and people who need them. */
    limit: z.int().nonnegative(),
    actual: z.int().nonnegative(),
    text: z.string(),
  }),
  /** What would help; proven where beds were assigned again with it and he had one. */
  fix: z.object({ text: z.string(), proven: z.boolean() }).nullable(),
});
export type WithoutBed = z.infer<typeof withoutBedSchema>;

/** Beds of a plan: each carried worker has a `stay` or stands in `without`. */
export const planDormsSchema = z.object({
  housed: z.int().nonnegative(),
  without: z.array(withoutBedSchema),
  /** Isolation rooms kept empty for fever. */
  feverRooms: z.array(roomAddressSchema),
  /** Isolation rooms that cannot be kept for fever: people of other batches, or beds locked by hand, are in them or on their floor. */
  roomsInUse: z.int().nonnegative(),
  /** What rooms opened, strangers in a room and couples parted weigh (`src/dorm/price.ts`); no money. */
  price: z.int(),
  /** No assignment leaves fewer people without a bed, and none with as few has a lower price. Proven by counting the rooms of each cohort, by solving to the end, or by a relaxation. */
  bound: z.object({ without: z.int(), price: z.int(), proof: z.enum(['counting', 'exact', 'relaxation']) }),
  optimal: z.boolean(),
});
export type PlanDorms = z.infer<typeof planDormsSchema>;

/** How people call a bed: site, building, floor, room and number. */
export function bedLabel({ site, building, floor, room, bed }: RoomAddress & { bed: number }): string {
  return `${roomLabel({ site, building, floor, room })}-${bed}`;
}

/** A bed's name taken apart: its room as `roomLabel` calls it, and the number; null where it ends in none. */
export function readBedLabel(label: string): { room: string; bed: number } | null {
  const found = /^(.+)-([1-9]\d{0,3})$/.exec(label);
  return found === null ? null : { room: found[1]!, bed: Number(found[2]) };
}

/** How people call a room. */
export function roomLabel({ site, building, floor, room }: RoomAddress): string {
  return [site, building, floor, room].filter((part) => part !== '').join(' ');
}
