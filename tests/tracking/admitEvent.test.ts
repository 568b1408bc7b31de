import { describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '../../src/contract/journeyEvent.ts';
import { admitEvent, type TellingContext } from '../../src/tracking/journey/admitEvent.ts';
import { idOf, minute, rules, type Told } from './support.ts';

/** C001-001 has a seat in T01, C002-005 one in T02, C002-900 none. */
function context(role = 'driver'): TellingContext {
  return {
    role,
    tripIds: new Set(['T01', 'T02']),
    seats: new Map([
      ['C001-001', 'T01'],
      ['C002-005', 'T02'],
      ['C002-900', null],
    ]),
    ofPerson: new Map(),
    undoable: new Set(),
    rules,
  };
}

/** Tells events one a minute, and gives what became of each: null, or the code of the refusal. */
function told(on: TellingContext, ...events: Told[]): (string | null)[] {
  return events.map((event, n) => {
    const refused = admitEvent({ ...event, id: idOf(n), at: minute(n) } as JourneyEvent, on);
    return refused?.code ?? null;
  });
}

const boards = (workerId: string, tripId = 'T01') => ({ kind: 'boarded', workerId, tripId, stop: 4 }) as const;
const measures = (celsius: number) =>
  ({ kind: 'temperature', workerId: 'C001-001', tripId: 'T01', celsius, checkpoint: 'boarding' }) as const;

describe('boarding', () => {
  it('is for those who have a seat in this bus; the others are told what to say instead', () => {
    expect(told(context(), boards('C001-001'))).toEqual([null]);
    const event = { ...boards('C002-005'), id: idOf(1), at: minute(1) };
    expect(admitEvent(event, context())).toMatchObject({ code: 'not_on_trip', tripId: 'T02', offers: ['wrong_bus'] });
    const stranger = { ...event, workerId: 'C002-900' };
    expect(admitEvent(stranger, context())).toMatchObject({ code: 'not_on_trip', tripId: null, offers: ['walk_on'] });
    expect(told(context(), boards('C009-009'))).toEqual(['unknown_person']);
  });

  it('as a walk-on or in the wrong bus is for those to whom it applies', () => {
    const at = { tripId: 'T01', stop: 4 } as const;
    expect(told(context(), { kind: 'walk_on', workerId: 'C002-900', ...at })).toEqual([null]);
    expect(told(context(), { kind: 'wrong_bus', workerId: 'C002-005', ...at })).toEqual([null]);
    expect(told(context(), { kind: 'walk_on', workerId: 'C001-001', ...at })).toEqual(['has_seat_here']);
    expect(told(context(), { kind: 'walk_on', workerId: 'C002-005', ...at })).toEqual(['not_on_trip']);
  });

  it('is refused with a fever, and taken after a second measurement below it', () => {
    expect(told(context(), measures(37.3), boards('C001-001'))).toEqual([null, 'fever']);
    expect(told(context(), measures(37.3), measures(36.9), boards('C001-001'))).toEqual([null, null, null]);
    // a fever that was measured after he had boarded says nothing against it: it is a matter of the road then
    const late = context();
    expect(told(late, { kind: 'departed', tripId: 'T01' }, { kind: 'departed', tripId: 'T01' }, measures(39))).toEqual([
      null,
      null,
      null,
    ]);
    const before = { ...boards('C001-001'), id: idOf(9), at: minute(1) };
    expect(admitEvent(before, late)).toBeNull();
  });

  it('after a no-show is fine, in two buses is not', () => {
    const missed = { kind: 'no_show', workerId: 'C001-001', tripId: 'T01', stop: 4 } as const;
    expect(told(context(), missed, boards('C001-001'))).toEqual([null, null]);
    const wrong = { kind: 'wrong_bus', workerId: 'C002-005', tripId: 'T01', stop: 4 } as const;
    expect(told(context(), wrong, boards('C002-005', 'T02'))).toEqual([null, 'aboard_elsewhere']);
    // undone at the one, told at the other
    const undo = { kind: 'undone', eventId: idOf(0), tripId: 'T01' } as const;
    expect(told(context(), wrong, undo, boards('C002-005', 'T02'))).toEqual([null, null, null]);
    const registered = { kind: 'registered', workerId: 'C001-001' } as const;
    expect(told(context('desk'), registered, boards('C001-001'))).toEqual([null, 'already_arrived']);
  });

  it('that a phone without connection tells of after the desk has registered him is taken, in the one bus that he was in', () => {
    const desk = context('desk');
    const at = (n: number, event: Told) => admitEvent({ ...event, id: idOf(n), at: minute(n) } as JourneyEvent, desk);
    const bus = { workerId: 'C002-005', stop: 4 } as const;
    expect(at(9, { kind: 'registered', workerId: 'C002-005' })).toBeNull();
    expect(at(1, { kind: 'wrong_bus', tripId: 'T01', ...bus })).toBeNull();
    expect(at(2, { kind: 'boarded', tripId: 'T02', ...bus })).toMatchObject({
      code: 'aboard_elsewhere',
      tripId: 'T01',
    });
  });
});

describe('who tells', () => {
  const bed = { kind: 'bed', workerId: 'C001-001', bedId: 'A-1' } as const;
  const position = { kind: 'position', tripId: 'T01', lat: 33, lon: 116 } as const;
  const observed = { ...measures(36.5), checkpoint: 'observation' } as const;

  it.each([
    ['driver', [null, 'not_yours', null, 'not_yours']],
    ['tracker', ['not_yours', 'not_yours', null, 'not_yours']],
    ['warden', ['not_yours', null, 'not_yours', null]],
    ['desk', [null, null, null, null]],
    ['hr', ['not_yours', 'not_yours', 'not_yours', 'not_yours']],
  ])('%s: boarding, a bed, a position, a temperature of the stay → %j', (role, codes) => {
    expect(told(context(role), boards('C001-001'), bed, position, observed)).toEqual(codes);
  });

  it('names a trip that there is, and undoes what he may read', () => {
    expect(told(context(), { kind: 'departed', tripId: 'T99' }, { kind: 'departed' })).toEqual([
      'unknown_trip',
      'trip_needed',
    ]);
    expect(told(context(), { kind: 'undone', eventId: idOf(77) })).toEqual(['unknown_event']);
    const people = ['C001-001', 'C009-009'];
    expect(told(context(), { kind: 'handed_over', tripId: 'T01', stop: 8, people })).toEqual(['unknown_person']);
  });
});
