import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DormRoom } from '../../src/contract/scenario.ts';
import { assignDorms } from '../../src/dorm/assign.ts';
import { explainWithout } from '../../src/dorm/explain.ts';
import type { DormProblem, Guest, TakenBed } from '../../src/dorm/guest.ts';
import type { MipSolver } from '../../src/dorm/mip.ts';
import { createMipSolver } from '../../src/planning/highsMip.ts';
import { presets } from '../../src/policy/presets.ts';

const policy = presets['cn-2020-02-11']!;
const isolation: DormRoom = {
  ...{ site: '一宿舍', building: '1号楼', floor: '2', room: '', beds: 4, sex: 'M', kind: 'isolation', companyId: null },
};
const rooms = (...list: Partial<DormRoom>[]): DormRoom[] =>
  list.map((room, i) => ({ ...isolation, room: `20${i + 1}`, ...room }));
const man: Guest = {
  ...{ guestId: '', companyId: 'C1', sex: 'M', coach: 'T1', arriveMs: 0, from: '2020-02-24' },
  ...{ isolationDays: 14, singleRoom: false, couple: null },
};
const guests = (...list: Partial<Guest>[]): Guest[] =>
  list.map((guest, i) => ({ ...man, guestId: `G${i + 1}`, ...guest }));
const problem = (parts: Partial<DormProblem>): DormProblem => ({
  rooms: [],
  guests: [],
  taken: [],
  locks: new Map(),
  ...parts,
});
let mip: MipSolver;
beforeAll(async () => {
  mip = await createMipSolver();
});
const placed = (given: DormProblem, rules = policy) => {
  const found = assignDorms(given, rules, mip);
  return {
    ...found,
    at: found.placements.map(({ guestId, room, bed }) => `${guestId}: ${given.rooms[room]!.room}-${bed}`),
  };
};
/** Nothing kept for fever, where that is not what a test is about. */
const noReserve = { ...policy, iso: { ...policy.iso, fever_rooms_share: 0 } };

describe('assignment of beds', () => {
  it('keeps people of one coach together, each coach in a room of its own, and one room for fever', () => {
    // four of T1 fill 201, one of T2 has 202, 203 stays empty: max(1, ⌈2 % · 5⌉) = 1
    const given = problem({ rooms: rooms({}, {}, {}), guests: guests({}, {}, {}, {}, { coach: 'T2' }) });
    const found = placed(given);
    expect(found.at).toEqual(['G1: 201-1', 'G2: 201-2', 'G3: 201-3', 'G4: 201-4', 'G5: 202-1']);
    expect(found).toMatchObject({ feverRooms: [2], price: 20, optimal: true, bound: { proof: 'counting' } });
  });

  it('gives a bed from the day of arrival to the day of release, and an ordinary one without end', () => {
    const given = problem({
      rooms: rooms({}, { floor: '3', kind: 'dorm' }),
      guests: guests({}, { isolationDays: 0 }),
    });
    expect(placed(given, noReserve).placements).toMatchObject([
      { from: '2020-02-24', until: '2020-03-09' },
      { from: '2020-02-24', until: null },
    ]);
  });

  it.each([
    // released on the day of arrival: the bed is cleaned that day; the day before: it is free
    ['2020-02-24', ['201-2']],
    ['2020-02-23', ['201-1']],
  ])('counts a bed as taken until %s', (until, beds) => {
    const taken: TakenBed = {
      ...{ room: 0, bed: 1, from: '2020-02-10', until, sex: 'M', companyId: 'C1', coach: 'T1' },
      ...{ inIsolation: true, singleRoom: false },
    };
    const found = placed(problem({ rooms: rooms({ beds: 2 }), guests: guests({}), taken: [taken] }), noReserve);
    expect(found.at).toEqual(beds.map((bed) => `G1: ${bed}`));
  });

  it('keeps a locked bed, and gives the others beds beside it', () => {
    const given = problem({
      rooms: rooms({}, {}),
      guests: guests({}, {}),
      locks: new Map([['G2', { room: 1, bed: 3 }]]),
    });
    expect(placed(given, noReserve).at).toEqual(['G1: 202-1', 'G2: 202-3']);
  });

  it('leaves somebody without a bed whose locked bed is not there', () => {
    const given = problem({ rooms: rooms({}), guests: guests({}), locks: new Map([['G1', { room: 0, bed: 5 }]]) });
    const found = placed(given, noReserve);
    expect(found.without).toEqual(['G1']);
    expect(explainWithout(given, noReserve, found, null)).toMatchObject([{ code: 'locked_bed' }]);
  });

  it('gives a couple who asked for it a room for two, and nobody else one with the other sex', () => {
    const two = guests({ couple: 'P1' }, { sex: 'F', couple: 'P1' }, { sex: 'F' });
    const found = placed(problem({ rooms: rooms({ sex: 'any' }, { sex: 'any' }), guests: two }), noReserve);
    const roomOf = new Map(found.placements.map(({ guestId, room }) => [guestId, room]));
    expect(roomOf.get('G1')).toBe(roomOf.get('G2'));
    expect(roomOf.get('G3')).not.toBe(roomOf.get('G1'));
  });
});

describe('why somebody has no bed', () => {
  const why = (given: DormProblem, rules = policy) =>
    explainWithout(given, rules, assignDorms(given, rules, null), null);

  it('tells how many more rooms help, and proves it', () => {
    // five women of one coach, one room of four: one more room of four
    const given = problem({
      rooms: rooms({ sex: 'F' }),
      guests: guests(...Array.from({ length: 5 }, () => ({ sex: 'F' as const }))),
    });
    const [reason] = why(given, noReserve);
    expect(reason).toMatchObject({ code: 'beds', places: 4, people: 5, help: { amount: 1, sex: 'F', beds: 4 } });
    const more = { ...given, rooms: [...given.rooms, { ...isolation, sex: 'F' as const, room: '+1' }] };
    expect(assignDorms(more, noReserve, null).without).toEqual([]);
  });

  it.each([
    ['fever_rooms', rooms({}), guests({}), policy],
    ['cohort', rooms({}), guests({}, { coach: 'T2' }), noReserve],
    ['single_room', rooms({}), guests({ singleRoom: true }, { singleRoom: true }), noReserve],
    ['company', rooms({ companyId: 'C2' }), guests({}), noReserve],
    ['sex', rooms({ sex: 'F' }), guests({}), noReserve],
    ['sex_unknown', rooms({}), guests({ sex: null }), noReserve],
    ['floor_exclusive', rooms({}, { kind: 'dorm' }), guests({}, { isolationDays: 0 }), noReserve],
  ])('names the rule in the way: %s', (code, list, people, rules) => {
    expect(why(problem({ rooms: list, guests: people }), rules)).toMatchObject([{ code }]);
  });
});
