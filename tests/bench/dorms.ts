import type { DormRoom } from '../../src/contract/scenario.ts';
import { assignDorms } from '../../src/dorm/assign.ts';
import type { DormProblem, Guest } from '../../src/dorm/guest.ts';
import { createMipSolver } from '../../src/planning/highsMip.ts';
import { presets } from '../../src/policy/presets.ts';
import { diceOf } from '../checker/operators/draft.ts';

/**
 * `npm run bench:dorms`: beds for 676 and 50,000 made-up people in coaches of about 23, where rooms are plenty and where they are short.
 * Prints one JSON line each: processor seconds, people without a bed, price and what is proven. Not a test: figures depend on the machine.
 */

const policy = presets['cn-2020-02-11']!;
const mip = await createMipSolver();

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

for (const people of [676, 50_000])
  for (const [stock, roomsPerNeed] of [
    ['plenty', 0.5],
    ['short', 0.24],
  ] as const) {
    const problem = madeUp(people, roomsPerNeed, 1);
    const before = process.cpuUsage();
    const { without, price, bound, optimal } = assignDorms(problem, policy, mip);
    const { user, system } = process.cpuUsage(before);
    const cpuS = Math.round((user + system) / 1000) / 1000;
    const line = { people, rooms: problem.rooms.length, stock, cpuS, without: without.length, price, bound, optimal };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
