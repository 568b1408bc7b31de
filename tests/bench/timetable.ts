import { presets } from '../../src/policy/presets.ts';
import { createTimetabler } from '../../src/schedule/timetabler.ts';
import type { TimetableLeg, TimetableRequest, TimetableStop } from '../../src/schedule/types.ts';

/**
 * Timetables a second on one core: `cn`, up to 10 stops, two drivers, 60 to 900 km each way, evenly spread. Prints one JSON line.
 * Not a test: figures depend on the machine.
 */

const requests = 400;
const timetabler = createTimetabler(presets['cn-2020-02-11']!);

let seed = 12345;
/** A linear congruential generator: the same requests on every run. */
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}

const between = (least: number, most: number): number => least + random() * (most - least);

function leg(km: number): TimetableLeg {
  const kmh = km > 100 ? between(80, 90) : between(45, 65);
  const driveS = Math.round((km / kmh) * 3600);
  return {
    distanceM: Math.round(km * 1000),
    driveS,
    nightDriveS: Math.round(driveS / 0.84),
    motorwayPct: Math.round(between(60, 100)),
  };
}

function request(): TimetableRequest {
  const farKm = between(60, 900);
  const pickups = Math.floor(between(1, 4));
  const dropoffs = Math.floor(between(1, 6));
  const stops: TimetableStop[] = [
    { kind: 'depot', dwellS: 0, windowS: null },
    ...Array.from({ length: pickups }, () => ({
      kind: 'pickup' as const,
      dwellS: 600 + 60 * Math.floor(between(3, 23)),
      windowS: null,
    })),
    ...Array.from({ length: dropoffs }, () => ({
      kind: 'dropoff' as const,
      dwellS: 600 + 30 * Math.floor(between(2, 12)),
      windowS: null,
    })),
    { kind: 'depot', dwellS: 0, windowS: null },
  ];
  const legs = [
    leg(farKm * between(0.9, 1.1)),
    ...Array.from({ length: pickups - 1 }, () => leg(between(10, 70))),
    leg(farKm),
    ...Array.from({ length: dropoffs - 1 }, () => leg(between(2, 17))),
    leg(between(5, 25)),
  ];
  return { stops, legs, maxDrivers: 2, drivenLast7dMin: [], earliestStartS: -36 * 3600, costDayCny: 1200 };
}

/** Processor time of this process, ms: other processes on the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Calls a second of processor time over all requests, `rounds` times, after a first round to warm up. */
function perSecond<T>(work: (each: T) => unknown, batch: readonly T[], rounds = 1): number {
  for (const each of batch) work(each);
  const startMs = cpuMs();
  for (let round = 0; round < rounds; round += 1) for (const each of batch) work(each);
  return Math.round((rounds * batch.length * 1000) / (cpuMs() - startMs));
}

const batch = Array.from({ length: requests }, request);
const results = batch.map((each) => timetabler.timetable(each));
const tookMs = batch
  .map((each) => {
    const startMs = performance.now();
    timetabler.timetable(each);
    return performance.now() - startMs;
  })
  .sort((a, b) => a - b);
const figures = {
  requests,
  lawful: results.filter(({ lawful }) => lawful).length,
  timetablesPerS: perSecond((each) => timetabler.timetable(each), batch, 5),
  costsPerS: perSecond((each) => timetabler.cost(each), batch, 5),
  screensPerS: perSecond((each) => timetabler.screen(each), batch, 500),
  medianMs: Number(tookMs[requests / 2]!.toFixed(2)),
  p90Ms: Number(tookMs[(requests * 9) / 10]!.toFixed(2)),
  maxMs: Number(tookMs.at(-1)!.toFixed(2)),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
