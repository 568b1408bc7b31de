import { describe, expect, it } from '@jest/globals';
import type { PersonJourney } from '../../src/contract/journey.ts';
import type { RecordedEvent } from '../../src/contract/journeyEvent.ts';
import type { PersonTruth } from '../../src/simulation/acts.ts';
import { arrivesWithBus, registeredOnce } from '../../src/simulation/invariants/arrival.ts';
import { alertOnce, releaseLawful } from '../../src/simulation/invariants/health.ts';
import type { Invariant, Violation } from '../../src/simulation/invariants/invariant.ts';
import { evidenceOf } from '../../src/simulation/invariants/ownReading.ts';
import { fullHistory, nobodyLost } from '../../src/simulation/invariants/people.ts';
import { bedOnce, onePlace } from '../../src/simulation/invariants/places.ts';
import { truthKnown } from '../../src/simulation/invariants/truth.ts';
import type { SeenAlert, Sight } from '../../src/simulation/world.ts';
import { foldJourney } from '../../src/tracking/journey/foldJourney.ts';
import { idOf, logOf, plan, rules, type Told } from '../tracking/support.ts';
import { sceneOf } from './support.ts';

/** T01 carries C001-001 and C002-002 from stop 4; C001 gets off at stop 8, C002 at 9. */
const scene = sceneOf(2, 4);
const all: readonly Invariant[] = [
  ...[nobodyLost, fullHistory, onePlace, arrivesWithBus],
  ...[registeredOnce, bedOnce, alertOnce, releaseLawful],
];
const T01 = { tripId: 'T01' };
const boards = (workerId: string) => ({ kind: 'boarded', workerId, ...T01, stop: 4 }) as const;
const well: Told[] = [
  boards('C001-001'),
  boards('C002-002'),
  { kind: 'arrived', ...T01, stop: 9 },
  { kind: 'registered', workerId: 'C001-001' },
  { kind: 'bed', workerId: 'C001-001', bedId: 'A-1' },
];

function sightOf(log: readonly RecordedEvent[], alerts: SeenAlert[] = []): Sight {
  const { people, trips } = foldJourney(plan, log, rules);
  return { people: [...people.values()], trips: [...trips.values()], log, alerts };
}

const on = (invariant: Invariant, sight: Sight): Violation[] => invariant(sight, evidenceOf(scene, sight.log));
const broken = (sight: Sight): Violation['invariant'][] => [
  ...new Set(all.flatMap((invariant) => on(invariant, sight)).map(({ invariant }) => invariant)),
];

/** The sight with one person changed. */
function changed(sight: Sight, workerId: string, change: (person: PersonJourney) => Partial<PersonJourney>): Sight {
  const people = sight.people.map((one) => (one.workerId === workerId ? { ...one, ...change(one) } : one));
  return { ...sight, people };
}

describe('invariants', () => {
  const sight = sightOf(logOf(...well));

  it('hold for a journey that is as its log says', () => expect(broken(sight)).toEqual([]));

  it('see somebody who is lost, there twice, of nobody, or in a state that there is not', () => {
    const [first, ...rest] = sight.people;
    const say = (people: readonly PersonJourney[]) => on(nobodyLost, { ...sight, people }).map(({ what }) => what);
    expect(say(rest)).toEqual(['is there 0 times']);
    expect(say([first!, first!, ...rest])).toEqual(['is there 2 times']);
    expect(say([...sight.people, { ...first!, workerId: 'C009-009' }])).toEqual(['is nobody of the plan']);
    expect(broken(changed(sight, 'C003-006', () => ({ state: 'flying' as never })))).toContain('nobody_lost');
  });

  it('see a history with an event too few, too many, twice or out of order, and a state that it does not end in', () => {
    const history = (change: (of: PersonJourney['history']) => PersonJourney['history']) =>
      on(
        fullHistory,
        changed(sight, 'C001-001', (person) => ({ history: change(person.history) })),
      ).length;
    expect(history((of) => of)).toBe(0);
    expect(history((of) => of.slice(1))).toBe(1);
    expect(history((of) => [...of, of.at(-1)!])).toBe(1);
    expect(history((of) => of.toReversed())).toBe(2);
    expect(history((of) => of.map((one, n) => (n === 0 ? { ...one, eventId: idOf(99) } : one)))).toBe(2);
    const wrongEnd = changed(sight, 'C002-002', () => ({ state: 'boarded' }));
    expect(on(fullHistory, wrongEnd).map(({ what }) => what)).toEqual(['is boarded, the history ends in arrived']);
  });

  it('see somebody in two places: in a bus by the log and in a bed by the system, or in two buses', () => {
    const subjects = (of: Partial<PersonJourney>) =>
      on(
        onePlace,
        changed(sight, 'C002-002', () => of),
      ).map(({ subject }) => subject);
    expect(subjects({ state: 'in_bed' })).toEqual(['C002-002', 'T01']);
    expect(subjects({ tripId: 'T02' })).toEqual(['C002-002', 'T01', 'T02']);
    const trips = sight.trips.map((trip) => ({ ...trip, aboard: trip.aboard + 1 }));
    expect(on(onePlace, { ...sight, trips }).map(({ subject }) => subject)).toEqual(['T01', 'T02']);
  });

  it('see somebody who sits in a bus that has brought him, and who has come with one that is on its way', () => {
    const say = (workerId: string, state: PersonJourney['state'], log = logOf(...well)) =>
      on(
        arrivesWithBus,
        changed(sightOf(log), workerId, () => ({ state })),
      ).map(({ what }) => what);
    expect(say('C002-002', 'arrived')).toEqual([]);
    expect(say('C002-002', 'boarded')).toEqual(['is boarded, T01 has come to where he gets off']);
    // called at stop 8 only: C002 gets off at 9, unless the company signs for him there
    const onTheWay: Told[] = [boards('C002-002'), { kind: 'arrived', ...T01, stop: 8 }];
    expect(say('C002-002', 'boarded', logOf(...onTheWay))).toEqual([]);
    expect(say('C002-002', 'arrived', logOf(...onTheWay))).toEqual([
      'is arrived, T01 has not come to where he gets off',
    ]);
    const signed: Told = { kind: 'handed_over', ...T01, stop: 8, people: ['C002-002'] };
    expect(say('C002-002', 'arrived', logOf(...onTheWay, signed))).toEqual([]);
  });

  it('see two desks that both wrote somebody down', () => {
    const twice = logOf(...well, { kind: 'registered', workerId: 'C001-001' });
    expect(broken(sightOf(twice))).toEqual(['registered_once']);
    const undone: Told = { kind: 'undone', eventId: idOf(3) };
    expect(broken(sightOf(logOf(...well, { kind: 'registered', workerId: 'C001-001' }, undone)))).toEqual([]);
  });

  it('see a bed with two people; who is with a doctor has left his', () => {
    const both: Told[] = [...well, { kind: 'bed', workerId: 'C002-002', bedId: 'A-1' }];
    expect(broken(sightOf(logOf(...both)))).toEqual(['bed_once']);
    const away: Told[] = [...well, { kind: 'hospital', workerId: 'C001-001' }, both.at(-1)!];
    expect(broken(sightOf(logOf(...away)))).toEqual([]);
  });

  it('see a fever without an alert, with two, and an alert without a fever', () => {
    const log = logOf(...well, {
      ...{ kind: 'temperature', workerId: 'C001-001', celsius: 38.4, checkpoint: 'observation' },
    });
    const alert = { workerId: 'C001-001', kind: 'complaint', key: idOf(5) };
    expect(broken(sightOf(log, [alert]))).toEqual([]);
    expect(broken(sightOf(log, []))).toEqual(['alert_once']);
    expect(broken(sightOf(log, [alert, alert]))).toEqual(['alert_once']);
    expect(broken(sightOf(log, [alert, { ...alert, key: idOf(4) }]))).toEqual(['alert_once']);
    expect(broken({ ...sightOf(log), alerts: null })).toEqual([]);
  });

  it('see a release before its time, out of care, and of somebody who never came', () => {
    const days = (n: number, ...told: Told[]): RecordedEvent[] =>
      logOf(...well, ...told).map((event, at) =>
        at < well.length ? event : { ...event, at: new Date(Date.parse(event.at) + n * 86_400_000).toISOString() },
      );
    const release = { kind: 'released', workerId: 'C001-001' } as const;
    const say = (log: RecordedEvent[]) => on(releaseLawful, sightOf(log)).map(({ what }) => what);
    expect(say(days(14, release))).toEqual([]);
    expect(say(days(13, release))).toEqual(['was released after 13 of 14 days']);
    const extended: Told = { kind: 'extended', workerId: 'C001-001', until: '2020-03-12', reason: '同车人员确诊' };
    expect(say(days(16, extended, release))).toEqual([
      'was released before 2020-03-12, until when his stay was extended',
    ]);
    expect(say(days(17, extended, release))).toEqual([]);
    expect(say(days(14, { kind: 'isolated', workerId: 'C001-001' }, release))).toEqual(['was released while isolated']);
    expect(say(days(14, { kind: 'released', workerId: 'C003-006' }))).toEqual(['was released without having arrived']);
  });

  it('see an end that is not the truth', () => {
    const gone: Told[] = [
      ...well,
      { kind: 'released', workerId: 'C001-001' },
      { kind: 'checked_out', workerId: 'C001-001' },
    ];
    const person = { ...sightOf(logOf(...gone)).people.find(({ workerId }) => workerId === 'C001-001')! };
    const real: PersonTruth = {
      ...{ workerId: 'C001-001', fate: 'travels', tripId: 'T01', arrivedMs: 0, lastDay: '2020-03-09' },
    };
    const say = (of: Partial<PersonJourney>, truth: Partial<PersonTruth> = {}) =>
      truthKnown({ ...sight, people: [{ ...person, ...of }] }, new Map([['C001-001', { ...real, ...truth }]])).length;
    expect(say({})).toBe(0);
    expect(say({ state: 'released' })).toBe(1);
    expect(say({ tripId: 'T02' })).toBe(1);
    expect(say({ bedId: 'A-1' })).toBe(1);
    expect(say({ history: person.history.filter(({ kind }) => kind !== 'boarded') })).toBe(1);
    expect(say({ history: person.history.filter(({ kind }) => kind !== 'released') })).toBe(1);
    expect(say({}, { fate: 'no_show' })).toBe(1);
    expect(truthKnown({ ...sight, people: [person] }, new Map())).toHaveLength(1);
  });
});
