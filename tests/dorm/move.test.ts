import { describe, expect, it } from '@jest/globals';
import type { DormRoom } from '../../src/contract/scenario.ts';
import type { BedPlace, DormProblem, Guest, TakenBed } from '../../src/dorm/guest.ts';
import { refusalOfMove, refusals } from '../../src/dorm/move.ts';
import { presets } from '../../src/policy/presets.ts';
import type { Policy } from '../../src/policy/schema.ts';

/**
 * Room 0: two beds for isolation on floor 2, where G0, a man of T1 and C1, has bed 1. Room 1: the same, empty. Room 2: an ordinary one of two
 * beds on floor 3. G1, like G0, moves to bed 2 of room 0. Nothing is kept for fever.
 */
const isolation: DormRoom = {
  ...{ site: 'S', building: 'A', floor: '2', room: '0', beds: 2, sex: 'any', kind: 'isolation', companyId: null },
};
const rooms: DormRoom[] = [
  isolation,
  { ...isolation, room: '1' },
  { ...isolation, room: '2', floor: '3', kind: 'dorm' },
];
const man: Guest = {
  ...{ guestId: 'G0', companyId: 'C1', sex: 'M', coach: 'T1', arriveMs: 0, from: '2020-02-24' },
  ...{ isolationDays: 14, singleRoom: false, couple: null },
};
const preset = presets['cn-2020-02-11']!;
const calm: Policy = { ...preset, iso: { ...preset.iso, fever_rooms_share: 0 } };
const mixed: Policy = { ...calm, cohort: { ...calm.cohort, same_room_same_coach: false, arrival_window_h: 24 } };
const other: TakenBed = {
  ...{ room: 0, bed: 2, from: '2020-02-20', until: '2020-03-01', sex: 'M', companyId: 'C1', coach: 'T1' },
  ...{ inIsolation: true, singleRoom: false },
};

interface Case {
  /** Of whoever moves. */
  guest?: Partial<Guest>;
  to?: BedPlace;
  room?: Partial<DormRoom>;
  taken?: TakenBed[];
  policy?: Policy;
  /** Where somebody else is besides. */
  third?: { guest: Partial<Guest>; at: BedPlace };
}

const judge = ({ guest = {}, to = { room: 0, bed: 2 }, room = {}, taken = [], policy = calm, third }: Case) => {
  const others = third === undefined ? [] : [{ ...man, guestId: 'G2', ...third.guest }];
  const problem: DormProblem = {
    rooms: rooms.map((one, i) => (i === 0 ? { ...one, ...room } : one)),
    guests: [man, { ...man, guestId: 'G1', ...guest }, ...others],
    taken,
    locks: new Map(),
  };
  const places = new Map<string, BedPlace>([['G0', { room: 0, bed: 1 }]]);
  if (third !== undefined) places.set('G2', third.at);
  return refusalOfMove(problem, places, new Map([['G1', to]]), policy);
};
const dormOnFloor2 = { ...calm, iso: { ...calm.iso, floor_exclusive: true } };

/** By rule a move that it alone forbids, and the nearest one that it does not. */
const cases: Record<keyof typeof refusals, [forbidden: Case, allowed: Case]> = {
  no_room: [{ to: { room: 9, bed: 1 } }, {}],
  no_bed: [{ to: { room: 0, bed: 3 } }, { room: { beds: 3 }, to: { room: 0, bed: 3 } }],
  taken: [{ to: { room: 0, bed: 1 } }, {}],
  full: [
    { policy: { ...calm, dorm: { ...calm.dorm, max_per_room: 1 } } },
    { policy: { ...calm, dorm: { ...calm.dorm, max_per_room: 2 } } },
  ],
  isolated_in_dorm: [{ to: { room: 2, bed: 1 } }, { to: { room: 2, bed: 1 }, guest: { isolationDays: 0 } }],
  free_in_isolation: [{ to: { room: 1, bed: 1 }, guest: { isolationDays: 0 } }, { to: { room: 1, bed: 1 } }],
  company: [{ room: { companyId: 'C1' }, guest: { companyId: 'C2' } }, { room: { companyId: 'C1' } }],
  sex: [{ to: { room: 0, bed: 2 }, room: { sex: 'M' }, guest: { sex: 'F' } }, { room: { sex: 'M' } }],
  alone: [{ guest: { singleRoom: true } }, { guest: { singleRoom: true }, to: { room: 1, bed: 1 } }],
  single_sex: [
    { guest: { sex: 'F' } },
    { guest: { sex: 'F' }, policy: { ...calm, dorm: { ...calm.dorm, single_sex: false } } },
  ],
  coach: [{ guest: { coach: 'T2' } }, { guest: { coach: 'T2' }, policy: mixed }],
  window: [
    { guest: { coach: 'T2', arriveMs: 25 * 3_600_000 }, policy: mixed },
    { guest: { coach: 'T2', arriveMs: 24 * 3_600_000 }, policy: mixed },
  ],
  floor: [
    { third: { guest: { isolationDays: 0 }, at: { room: 2, bed: 1 } }, room: { floor: '3' }, policy: dormOnFloor2 },
    { third: { guest: { isolationDays: 0 }, at: { room: 2, bed: 1 } }, policy: dormOnFloor2 },
  ],
  fever_rooms: [
    { to: { room: 1, bed: 1 }, policy: { ...preset, iso: { ...preset.iso, fever_rooms_share: 0.02 } } },
    { to: { room: 1, bed: 1 } },
  ],
};

describe('a move by hand', () => {
  it.each(Object.entries(cases))('is refused by the rule %s, and by it alone', (code, [forbidden, allowed]) => {
    expect(judge(forbidden)).toEqual(refusals[code as keyof typeof refusals]);
    expect(judge(allowed)).toBeNull();
  });

  it('knows the beds of other batches, on the days on which they are taken', () => {
    expect(judge({ taken: [other] })).toEqual(refusals.taken);
    expect(judge({ taken: [{ ...other, until: '2020-02-23' }] })).toBeNull();
  });

  it('lets a couple share a room for two', () => {
    const wife = { sex: 'F' as const, couple: 'P' };
    expect(
      judge({ guest: wife, third: { guest: { couple: 'P' }, at: { room: 1, bed: 1 } }, to: { room: 1, bed: 2 } }),
    ).toBeNull();
  });
});
