import { z } from 'zod';

/** A building as dorms.csv names it. */
export const buildingSchema = z.strictObject({ site: z.string().max(100), building: z.string().max(100) });
export type Building = z.infer<typeof buildingSchema>;

/** A warden and the buildings of a batch that are his; none: he sees to all of them. */
export const wardenSchema = z.object({ login: z.string(), buildings: z.array(buildingSchema) });
export type Warden = z.infer<typeof wardenSchema>;

/** Whose people a list shows: a warden's login, or those in nobody's buildings. */
export const nobodys = '-';
export const wardenQuery = z
  .string()
  .min(1)
  .max(100)
  .optional()
  .meta({ description: "only people in this warden's buildings; -: in nobody's; left out: everybody" });

/** How people call a building. */
export function buildingLabel({ site, building }: Building): string {
  return [site, building].filter((part) => part !== '').join(' ');
}
