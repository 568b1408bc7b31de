import { describe, expect, it } from '@jest/globals';
import type { ArrivingPerson } from '../../../src/contract/arrivals.ts';
import { personCode } from '../../../src/contract/personCode.ts';
import { deskView } from '../../../src/web/features/arrivals/model/deskView.ts';
import { findPeople } from '../../../src/web/features/arrivals/model/findPeople.ts';
import type { QueuedRegistration } from '../../../src/web/features/arrivals/store/deskDatabase.ts';
import { journeyNow } from '../../../src/web/lib/journeyNow.ts';
import { readTemperature } from '../../../src/web/lib/readTemperature.ts';

const person = (workerId: string, nameMasked: string, idMasked: string, changes: Partial<ArrivingPerson> = {}) =>
  ({ workerId, nameMasked, idMasked, tripId: 'T01', state: 'boarded', ...changes }) as ArrivingPerson;

const people = [
  person('C001-001', '张*', '341221********123X'),
  person('C001-002', '王**', '341221********0012'),
  person('C002-001', '李*', '372901********0012'),
];
const ids = (line: string) => findPeople(people, line).map(({ workerId }) => workerId);

describe('finding somebody at the desk', () => {
  it.each([
    ['0012', ['C001-002', 'C002-001']],
    ['0012 李', ['C002-001']],
    ['0012李四', ['C002-001']],
    ['0012 李四光', []],
    ['123x', ['C001-001']],
    ['１２３Ｘ', ['C001-001']],
    [personCode('C001-002'), ['C001-002']],
    ['JIEYUN:c001-002', ['C001-002']],
    ['c002-001', ['C002-001']],
    // a card reader types the whole number: masked digits fit any
    ['372901199001010012', ['C002-001']],
    ['372901199001010013', []],
    ['12', []],
    ['', []],
  ])('%j means %j', (line, found) => {
    expect(ids(line)).toEqual(found);
  });
});

describe('a temperature typed in a hurry', () => {
  it.each([
    ['36.5', 36.5],
    ['365', 36.5],
    ['36,5', 36.5],
    ['36.5℃', 36.5],
    ['37', 37],
    ['３６．５', 36.5],
    ['33.9', null],
    ['43.1', null],
    ['36.55', null],
    ['3.65', null],
    ['', null],
  ])('%j is %j', (line, celsius) => {
    expect(readTemperature(line)).toBe(celsius);
  });
});

describe('the lists of the desk', () => {
  const bus = {
    tripId: 'T01',
    plate: '',
    state: 'arrived',
    due: '',
    companies: [],
    expected: 3,
    arrived: 1,
    missing: 2,
  } as const;
  const item = (workerId: string, isAnswered = false): QueuedRegistration => ({
    planId: 'p',
    registration: { id: workerId, workerId, at: '', celsius: 36.5 },
    result: isAnswered
      ? { id: workerId, workerId, result: 'refused', isFever: false, by: null, at: null, bedId: null, text: null }
      : null,
  });

  it('count whoever waits to be sent as arrived, once, and not whom the server refused', () => {
    const registered = person('C002-001', '李*', '', { state: 'registered' });
    const items = [item('C001-001'), item('C001-001'), item('C001-002', true), item('C002-001')];
    const view = deskView(
      { people: [people[0]!, people[1]!, registered], buses: [{ ...bus, companies: [] }] },
      { items, taken: [] },
    );
    expect(view.people.map(({ standing }) => standing)).toEqual(['sending', 'onTheWay', 'registered']);
    expect(view.buses[0]).toMatchObject({ expected: 3, arrived: 2, missing: 1 });
  });
});

describe('what the server has taken', () => {
  it('counts on while the lists do not show it yet', () => {
    const { people: seen } = deskView({ people: people.slice(0, 1), buses: [] }, { items: [], taken: ['C001-001'] });
    expect(seen[0]!.standing).toBe('sending');
  });
});

describe('the time of a journey', () => {
  it('goes on from what the server said, whatever the clock here shows', () => {
    expect(journeyNow('2020-02-24T08:00:00.000Z', 1_000_000, 1_090_000)).toBe('2020-02-24T08:01:30.000Z');
    // a clock that was put back meanwhile does not go backwards
    expect(journeyNow('2020-02-24T08:00:00.000Z', 1_000_000, 900_000)).toBe('2020-02-24T08:00:00.000Z');
  });
});
