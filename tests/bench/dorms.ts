import { existsSync, readFileSync } from 'node:fs';
import type { DormRoom } from '../../src/contract/scenario.ts';
import { assignDorms } from '../../src/dorm/assign.ts';
import type { DormProblem, Guest } from '../../src/dorm/guest.ts';
import { createMipSolver } from '../../src/planning/highsMip.ts';
import { presets } from '../../src/policy/presets.ts';
import { diceOf } from '../checker/operators/draft.ts';

/**
 * `npm run bench:dorms`: beds for 676 and 50,000 made-up people in coaches of about 23, where rooms are plenty and where they are short.
 * Prints one JSON line each: processor seconds of the thread that assigns (what somebody waits for; with the first one those that HiGHS takes to
 * start) and of the whole process (the engine compiles beside it), people without a bed, price and what is proven. Fails where one takes
 * longer than it may.
 */

/** Longest assignment, in processor seconds of its thread. */
const limitS = new Map([
  [676, 1],
  [50_000, 60],
]);

const policy = presets['cn-2020-02-11']!;

/** Coaches of two companies each; rooms of four by company and sex, and single rooms open to all. */
function madeUp(people: number, roomsPerNeed: number, seed: number): DormProblem {
  const dice = diceOf(seed);
  const random = () => dice.int(0, 999) / 1000;
  const companies = Math.max(2, Math.round(people / 17));
  const guests = Array.from({ length: people }, (_, i): Guest => {
    const coach = Math.floor(i / 23);
    const company = (coach * 7 + Math.floor(random() * 2) * 3) % companies;
    return {
      ...{ guestId: `G${i}`, companyId: `C${company}`, sex: random() < 0.6 ? 'M' : 'F', coach: `T${coach}` },
      ...{ arriveMs: Date.parse('2020-02-24T20:00:00+08:00'), from: '2020-02-24', isolationDays: 14 },
      ...{ singleRoom: random() < 0.03, couple: null },
    };
  });
  const needs = new Map<string, number>();
  for (const { companyId, sex } of guests)
    needs.set(`${companyId}|${sex}`, (needs.get(`${companyId}|${sex}`) ?? 0) + 1);
  const place = { building: '1', floor: '2', kind: 'isolation' as const };
  const own = [...needs].flatMap(([key, count]): DormRoom[] => {
    const [companyId, sex] = key.split('|') as [string, 'M' | 'F'];
    return Array.from({ length: Math.ceil(roomsPerNeed * count) }, (_, i) => ({
      ...{ ...place, site: companyId, room: `${sex}${i}`, beds: 4, sex, companyId },
    }));
  });
  const shared = Array.from({ length: Math.ceil(0.06 * people) }, (_, i): DormRoom => {
    return { ...place, site: 'shared', room: `S${i}`, beds: 1 + (i % 2), sex: 'any', companyId: null };
  });
  return { rooms: [...own, ...shared], guests, taken: [], locks: new Map() };
}

/** Linux counts the time of threads in hundredths. */
const ticksPerS = 100;

const begin = threadSeconds();
const mip = await createMipSolver();
const startS = threadSeconds() - begin;
let isCold = true;

for (const [people, longestS] of limitS)
  for (const [stock, roomsPerNeed] of [
    ['plenty', 0.5],
    ['short', 0.24],
  ] as const) {
    const problem = madeUp(people, roomsPerNeed, 1);
    const before = process.cpuUsage();
    const beganS = threadSeconds();
    const { without, price, bound, optimal } = assignDorms(problem, policy, mip);
    const threadS = rounded(threadSeconds() - beganS + (isCold ? startS : 0));
    const { user, system } = process.cpuUsage(before);
    const cpuS = rounded((user + system) / 1_000_000);
    const facts = { without: without.length, price, bound, optimal };
    const line = { people, rooms: problem.rooms.length, stock, isCold, threadS, cpuS, limitS: longestS, ...facts };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if (threadS > longestS) process.exitCode = 1;
    isCold = false;
  }

/** Processor seconds of this thread; of the whole process where the system does not tell them apart. */
function threadSeconds(): number {
  const file = `/proc/self/task/${process.pid}/stat`;
  if (existsSync(file)) {
    const [user, system] = readFileSync(file, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).map(Number);
    return (user! + system!) / ticksPerS;
  }
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
