import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { personChanges } from './plan.ts';

const side = z.object({
  planId: z.uuid(),
  publishedVersion: z.int().nonnegative().nullable().meta({ description: 'null: the draft as it stands' }),
});

/** What changed about a trip. Trips are the same trip if they share most people; plans of two runs give other ids. */
export const comparedTripChanges = ['added', 'cancelled', 'changed'] as const;
export const tripAspects = ['bus', 'crew', 'stops', 'people', 'times'] as const;

/** Two plans of a batch as differences, in figures and in words. */
export const planComparisonSchema = z.object({
  from: side,
  to: side,
  figures: z.array(
    z.object({
      figure: z.enum([
        'assigned',
        'leftOver',
        'buses',
        'costCny',
        'objective',
        'distanceM',
        'maxLoadedDistanceM',
        'maxLoadedDriveS',
        'contactPairs',
        'companiesPerBusMax',
        'splitGroups',
        'loadPct',
      ]),
      from: z.number(),
      to: z.number(),
      text: bilingualSchema,
    }),
  ),
  trips: z.array(
    z.object({
      tripId: z.string().meta({ description: 'in the second plan; of a cancelled trip in the first' }),
      was: z
        .string()
        .nullable()
        .meta({ description: 'the same trip in the first plan: the one with most of its people' }),
      change: z.enum(comparedTripChanges),
      aspects: z.array(z.enum(tripAspects)),
      text: bilingualSchema,
    }),
  ),
  people: z.array(
    z.object({
      workerId: z.string(),
      change: z.enum(personChanges),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  sentences: z.array(bilingualSchema).meta({ description: 'the differences in words, the weightiest first' }),
});
export type PlanComparison = z.infer<typeof planComparisonSchema>;
export type ComparedFigure = PlanComparison['figures'][number]['figure'];
