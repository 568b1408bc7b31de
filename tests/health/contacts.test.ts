import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JourneyEvent } from '../../src/contract/journeyEvent.ts';
import { bedStays, roomOf, sharedRoom } from '../../src/health/bedStays.ts';
import { contactsOf, type SeatStay } from '../../src/health/contacts.ts';
import { feverSeat } from '../../src/health/feverSeat.ts';
import { rowOf } from '../../src/health/seatRow.ts';
import { presets } from '../../src/policy/presets.ts';
import { seatMap } from '../../src/policy/seatMap.ts';

const policy = presets['cn-2020-02-11']!;
const all = { trace: { ...policy.trace, mode: 'all' as const } };
const rows = { trace: { ...policy.trace, mode: 'rows' as const } };
const stay = (workerId: string, seat: string | null, fromMs = 0, toMs = 100): SeatStay => ({
  workerId,
  seat,
  fromMs,
  toMs,
});

describe('contacts on a bus', () => {
  // five people; the one asked about sits in row 5, three rows are near
  const stays = [
    stay('ill', '5A'),
    stay('beside', '5C'),
    stay('three', '8A'),
    stay('four', '1D'),
    stay('gone', '5B', 0, 0),
  ];

  it('sealed coach: everybody aboard is a close contact, near ones first', () => {
    expect(
      contactsOf(stays, 'ill', all).map(({ workerId, rowsApart, isNear, isClose }) => [
        workerId,
        rowsApart,
        isNear,
        isClose,
      ]),
    ).toEqual([
      ['beside', 0, true, true],
      ['three', 3, true, true],
      ['four', 4, false, true],
    ]);
  });

  it('ventilated coach: only those within three rows', () => {
    const close = contactsOf(stays, 'ill', rows).filter(({ isClose }) => isClose);
    expect(close.map(({ workerId }) => workerId)).toEqual(['beside', 'three']);
  });

  it('whoever left before he came, or came as he left, was not with him', () => {
    const apart = [
      stay('ill', '5A', 50, 100),
      stay('before', '5B', 0, 50),
      stay('after', '5C', 100, 200),
      stay('both', '5D', 40, 60),
    ];
    expect(contactsOf(apart, 'ill', all)).toEqual([
      { workerId: 'both', rowsApart: 0, isNear: true, isClose: true, fromMs: 50, toMs: 60 },
    ]);
  });

  it('counts the closest of several seats, over the whole time', () => {
    const moved = [stay('ill', '2A', 0, 40), stay('ill', '11A', 40, 100), stay('back', '10C', 0, 100)];
    expect(contactsOf(moved, 'ill', rows)).toEqual([
      { workerId: 'back', rowsApart: 1, isNear: true, isClose: true, fromMs: 0, toMs: 100 },
    ]);
  });

  it('takes a seat that nobody knows for a near one', () => {
    expect(contactsOf([stay('ill', '5A'), stay('somewhere', null)], 'ill', rows)).toMatchObject([
      { rowsApart: null, isNear: true, isClose: true },
    ]);
  });

  it('is mutual', () => {
    const anybody = fc.record({
      workerId: fc.constantFrom('a', 'b', 'c', 'd'),
      seat: fc.constantFrom('1A', '2C', '6B', '12E', null),
      fromMs: fc.nat(50),
      toMs: fc.integer({ min: 51, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 8 }), (some) => {
        for (const workerId of ['a', 'b', 'c', 'd'])
          for (const { workerId: other, ...rest } of contactsOf(some, workerId, rows)) {
            const back = contactsOf(some, other, rows).find((contact) => contact.workerId === workerId);
            expect(back).toEqual({ workerId, ...rest });
          }
      }),
      { numRuns: 100 },
    );
  });
});

describe('seat for fever', () => {
  // 49 seats: 11 rows of 4 and a bench of 5 in row 12; rows 11 and 12 are reserved
  it('is at the back window, the next one as far from it as there is', () => {
    expect(feverSeat(49, ['1A', '2C'], policy)).toBe('12A');
    // 12A is taken: of 11A-D and 12B-E rows count first, so 11D
    expect(feverSeat(49, ['12A'], policy)).toBe('11D');
  });

  it('is null when the reserve is full, or the policy keeps none', () => {
    expect(feverSeat(49, seatMap(49, policy).reserved, policy)).toBeNull();
    expect(feverSeat(49, [], { ...policy, seatmap: { ...policy.seatmap, reserve_back_rows: 0 } })).toBeNull();
  });

  it('fills the whole reserve, each seat once, and nothing else', () => {
    const { reserved } = seatMap(49, policy);
    const taken: string[] = [];
    for (let seat = feverSeat(49, taken, policy); seat !== null; seat = feverSeat(49, taken, policy)) taken.push(seat);
    expect([...taken].sort()).toEqual([...reserved].sort());
  });

  it('knows no row of what is no seat', () => {
    expect([rowOf('12E'), rowOf('12'), rowOf('A1'), rowOf('')]).toEqual([12, null, null, null]);
  });
});

describe('beds', () => {
  const at = (time: string) => Date.parse(`2020-02-${time}:00Z`);
  const told = (kind: 'bed' | 'moved_out' | 'hospital' | 'returned', time: string, bedId?: string) =>
    ({
      kind,
      id: 'x',
      workerId: 'a',
      at: `2020-02-${time}:00Z`,
      ...(bedId !== undefined && { bedId }),
    }) as JourneyEvent;

  it('end with the next one, in hospital and on moving out; back from hospital it is the one before', () => {
    const events = [
      told('bed', '24T18:00', 'S A 2 201-1'),
      told('hospital', '26T08:00'),
      told('returned', '28T08:00'),
      told('bed', '29T08:00', 'S A 2 202-1'),
      told('moved_out', '29T20:00'),
    ];
    expect(bedStays(events)).toEqual([
      { bedId: 'S A 2 201-1', fromMs: at('24T18:00'), toMs: at('26T08:00') },
      { bedId: 'S A 2 201-1', fromMs: at('28T08:00'), toMs: at('29T08:00') },
      { bedId: 'S A 2 202-1', fromMs: at('29T08:00'), toMs: at('29T20:00') },
    ]);
  });

  it('are of one room where all but the number is the same', () => {
    expect([roomOf('S A 2 201-1'), roomOf('S A 2 201-12'), roomOf('201')]).toEqual(['S A 2 201', 'S A 2 201', '201']);
    const mine = { bedId: 'R-1', fromMs: 0, toMs: 100 };
    expect(sharedRoom(mine, { bedId: 'R-2', fromMs: 50, toMs: null })).toEqual({ fromMs: 50, toMs: 100 });
    expect(sharedRoom(mine, { bedId: 'R-2', fromMs: 100, toMs: null })).toBeNull();
    expect(sharedRoom(mine, { bedId: 'Q-2', fromMs: 50, toMs: null })).toBeNull();
  });
});
