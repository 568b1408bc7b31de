import type { ClassKm } from './fastestPaths.ts';

/** Cruising speeds in km/h at which fastest paths are searched: the presets' (formats.md §2); ramps drive as other roads. */
export const referenceSpeedsKmh: ClassKm = [95, 70, 55, 40];
