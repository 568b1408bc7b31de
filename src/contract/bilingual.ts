import { z } from 'zod';

/** A text for people in both languages, as it stands in documents and replies. */
export const bilingualSchema = z.object({ zh: z.string(), en: z.string() });
