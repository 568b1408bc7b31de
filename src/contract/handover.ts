import { z } from 'zod';
import { note, text } from './fields.ts';

/** Points of one line drawn without lifting the pen, `[x, y]` in the units of the pad. */
const strokeSchema = z
  .array(z.tuple([z.int().min(0).max(2000), z.int().min(0).max(1000)]))
  .min(1)
  .max(2000);

/** A signature as it was drawn: lines on a pad of this size. No picture, so that nothing but lines can come in. */
export const signatureSchema = z.strictObject({
  width: z.int().min(50).max(2000),
  height: z.int().min(30).max(1000),
  strokes: z.array(strokeSchema).min(1).max(100),
});
export type Signature = z.infer<typeof signatureSchema>;

/** A company takes over people of a bus and signs for them (domain.md 1.15). */
export const signHandoverSchema = z.strictObject({
  id: z.uuid().meta({ description: 'made by whoever acts; the same one again changes nothing' }),
  at: z.iso.datetime({ offset: true }),
  stop: z.int().min(0).max(500).meta({ description: 'index of the drop-off in the stops of the trip' }),
  people: z.array(z.string().min(1).max(64)).max(200).meta({ description: 'worker ids taken over' }),
  signerName: text,
  signature: signatureSchema,
  note: note.optional(),
});
export type SignHandover = z.infer<typeof signHandoverSchema>;

/** A signed hand-over, as lists show it. */
export const handoverSchema = z.object({
  handoverId: z.uuid(),
  tripId: z.string(),
  stop: z.int().nonnegative(),
  companyId: z.string(),
  people: z.array(z.string()),
  at: z.iso.datetime(),
  by: z.string().meta({ description: '`driver`, or the login of whoever held out the pad' }),
  signerName: z.string(),
});
export type Handover = z.infer<typeof handoverSchema>;
