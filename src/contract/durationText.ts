import type { Bilingual } from './text.ts';

/** From here on a duration is easier to read in hours. */
const hoursFromMin = 120;

/** A whole number of minutes as people tell it, the same on every page and in every notice: `90 min`, `2 h`, `2 h 5 min`. */
export function durationText(minutes: number): Bilingual {
  if (minutes < hoursFromMin) return { zh: `${minutes} 分钟`, en: `${minutes} min` };
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0
    ? { zh: `${hours} 小时`, en: `${hours} h` }
    : { zh: `${hours} 小时 ${rest} 分钟`, en: `${hours} h ${rest} min` };
}
