import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';

/** Figures of a batch that a newspaper prints, in the order in which it tells them. */
export const bulletinFigures = [
  'workers',
  'provinces',
  'counties',
  'companies',
  'districtShare',
  'buses',
  'distance',
  'farthest',
  'longest',
  'staffing',
] as const;
export type BulletinFigureId = (typeof bulletinFigures)[number];

const cell = z.union([z.string(), z.number(), bilingualSchema]);

/** One figure and the rows from which it follows: their sum, their number, their largest or their share. */
export const bulletinFigureSchema = z.object({
  id: z.enum(bulletinFigures),
  name: bilingualSchema,
  value: z.number(),
  digits: z.int().meta({ description: 'decimals with which the value is written' }),
  unit: bilingualSchema,
  sentence: bilingualSchema.meta({ description: 'the figure as it is told' }),
  columns: z.array(z.object({ title: bilingualSchema, isNumber: z.boolean() })),
  rows: z.array(z.array(cell)),
});
export type BulletinFigure = z.infer<typeof bulletinFigureSchema>;

/** What is told about a batch, each figure with its rows. */
export const bulletinSchema = z.object({
  batch: z.string(),
  serviceDate: z.iso.date(),
  district: z.string().meta({ description: 'the one with most people; `districtShare` is about it' }),
  createdAt: z.iso.datetime({ offset: true }).meta({ description: 'when the plan was made that it is about' }),
  figures: z.array(bulletinFigureSchema),
});
export type Bulletin = z.infer<typeof bulletinSchema>;
