import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';

/** Against what was sent last, or where nothing was, against the published version before. */
export const noticeStates = ['new', 'changed', 'same', 'cancelled'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** What a worker is told of his bus: one text to be copied, in both languages. */
export const noticeSchema = z.object({
  workerId: z.string(),
  nameMasked: z.string(),
  state: z.enum(noticeStates),
  tripId: z.string().nullable().meta({ description: 'null where he has no bus any more' }),
  text: bilingualSchema,
});
export type Notice = z.infer<typeof noticeSchema>;

export const noticeSendingSchema = z.object({
  sendingId: z.uuid(),
  planVersion: z.int(),
  channel: z.string(),
  recipient: z.string().meta({ description: 'masked' }),
  notices: z.int().nonnegative(),
  sentBy: z.string(),
  sentAt: z.iso.datetime(),
  error: z.string().nullable(),
});
