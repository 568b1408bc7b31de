import { z } from 'zod';

/** A time on the clock face, `HH:MM`; 24:00 is the end of the day. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'HH:MM');
