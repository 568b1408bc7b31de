import fc from 'fast-check';
import type { DormRoom } from '../../src/contract/scenario.ts';
import type { DormProblem, Guest, TakenBed } from '../../src/dorm/guest.ts';
import { presets } from '../../src/policy/presets.ts';
import type { Policy } from '../../src/policy/schema.ts';

const sexes = ['M', 'F'] as const;
const companies = ['C1', 'C2'];
const coaches = ['T1', 'T2'];

const room: fc.Arbitrary<Omit<DormRoom, 'room'>> = fc.record({
  site: fc.constant('S'),
  building: fc.constant('1'),
  floor: fc.constantFrom('1', '2'),
  beds: fc.integer({ min: 1, max: 3 }),
  sex: fc.constantFrom('M', 'F', 'any', 'any'),
  kind: fc.constantFrom('isolation', 'isolation', 'dorm'),
  companyId: fc.constantFrom(null, null, ...companies),
});

const guest: fc.Arbitrary<Omit<Guest, 'guestId' | 'from' | 'arriveMs'>> = fc.record({
  companyId: fc.constantFrom(...companies),
  sex: fc.constantFrom(...sexes, ...sexes, null),
  coach: fc.constantFrom(...coaches),
  isolationDays: fc.constantFrom(14, 14, 0),
  singleRoom: fc.constantFrom(false, false, true),
  couple: fc.constant(null),
});

/** Somebody of another batch, there since before. */
const taken: fc.Arbitrary<TakenBed> = fc.record({
  room: fc.integer({ min: 0, max: 3 }),
  bed: fc.integer({ min: 1, max: 3 }),
  from: fc.constantFrom('2020-02-10', '2020-02-24'),
  until: fc.constantFrom(null, '2020-03-05'),
  sex: fc.constantFrom(...sexes),
  companyId: fc.constantFrom(...companies),
  coach: fc.constantFrom(...coaches, null),
  inIsolation: fc.boolean(),
  singleRoom: fc.boolean(),
});

/** A few rooms and people, small enough to try everything, and a policy. */
export const smallDorms: fc.Arbitrary<{ problem: DormProblem; policy: Policy }> = fc
  .record({
    rooms: fc.array(room, { minLength: 1, maxLength: 4 }),
    guests: fc.array(guest, { minLength: 1, maxLength: 4 }),
    couples: fc.boolean(),
    taken: fc.array(taken, { maxLength: 2 }),
    singleSex: fc.boolean(),
    sameCoach: fc.boolean(),
    floors: fc.boolean(),
    feverShare: fc.constantFrom(0, 0.02, 0.3),
    most: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ rooms, guests, couples, taken: beds, singleSex, sameCoach, floors, feverShare, most }) => {
    const preset = presets['cn-2020-02-11']!;
    const numbered = rooms.map((one, i) => ({ ...one, room: String(i + 1) }));
    const people: Guest[] = guests.map((one, i) => ({
      ...one,
      guestId: `G${i}`,
      from: '2020-02-24',
      arriveMs: Date.parse('2020-02-24T12:00:00+08:00'),
    }));
    // the first two of different sex are a couple where couples are tried
    const [wife, husband] = [people.find(({ sex }) => sex === 'F'), people.find(({ sex }) => sex === 'M')];
    if (couples && wife !== undefined && husband !== undefined) for (const one of [wife, husband]) one.couple = 'P1';
    const bedsOfRooms = new Map<string, TakenBed>();
    for (const bed of beds) {
      const own = numbered[bed.room];
      if (own === undefined || bed.bed > own.beds) continue;
      bedsOfRooms.set(`${bed.room}/${bed.bed}`, { ...bed, inIsolation: own.kind === 'isolation' });
    }
    return {
      problem: { rooms: numbered, guests: people, taken: [...bedsOfRooms.values()], locks: new Map() },
      policy: {
        ...preset,
        iso: { ...preset.iso, floor_exclusive: floors, fever_rooms_share: feverShare },
        dorm: { ...preset.dorm, single_sex: singleSex, max_per_room: most },
        cohort: { ...preset.cohort, same_room_same_coach: sameCoach },
      },
    };
  });
