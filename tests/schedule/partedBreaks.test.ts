import { describe, expect, it } from '@jest/globals';
import { presets } from '../../src/policy/presets.ts';
import { crewOf } from '../../src/schedule/crew.ts';
import { concernsOf, Front } from '../../src/schedule/lattice/front.ts';
import type { Label } from '../../src/schedule/lattice/label.ts';
import { drive, firstLabel, type Situation, serve, stand } from '../../src/schedule/lattice/moves.ts';
import { steadyClock } from '../../src/schedule/localTime.ts';
import { compileRoute } from '../../src/schedule/route.ts';
import { rulesOf } from '../../src/schedule/rules.ts';
import { Timelines } from '../../src/schedule/timeline.ts';
import { dropoff, hour, leg, pickup, trip } from './support/requests.ts';

const minute = 60;
const eu = presets['eu-561-occasional']!;

/** One driver, an hour's way to the pick-up, ten minutes of boarding, then so many hours with passengers and one back. */
function situation(loadedHours: number): Situation {
  const legs = [leg(80, 80, 80), leg(80 * loadedHours, 80, 80), leg(80, 80, 80)];
  const route = compileRoute(trip([pickup(10 * minute), dropoff(10 * minute)], legs, { maxDrivers: 1 }));
  const rules = rulesOf(eu);
  const timeline = new Timelines(eu, steadyClock).get({ curfew: false, closedAtNight: false });
  return { rules, route, crew: crewOf(route, rules, 1), timeline, openings: [] };
}

/** At the pick-up's door at 07:00. */
function atDoor(of: Situation): Label {
  return drive(of, firstLabel(of, 6 * hour, 0), 7 * hour)!;
}

/** Stands 30 min before boarding, and drives an hour. */
function long(of: Situation): Label {
  const boarded = serve(of, stand(of, atDoor(of), 7.5 * hour))!;
  return drive(of, boarded, boarded.t + hour)!;
}

/** Stands 15 min before boarding and 15 after it: at the same place as soon, with a shorter part of a break. */
function short(of: Situation): Label {
  const boarded = serve(of, stand(of, atDoor(of), 7.25 * hour))!;
  const stood = stand(of, boarded, boarded.t + 15 * minute);
  return drive(of, stood, stood.t + hour)!;
}

/** How long both may drive on in the end, where each stands 20 min, drives an hour and stands 25 min. */
function lastStretchS(of: Situation, label: Label): number {
  const stood = stand(of, label, label.t + 20 * minute);
  const driven = drive(of, stood, stood.t + hour)!;
  const ready = stand(of, driven, driven.t + 25 * minute);
  return drive(of, ready, Number.POSITIVE_INFINITY)!.t - ready.t;
}

function kept(of: Situation, ...labels: Label[]): number {
  const front = new Front();
  for (const label of labels) front.add(label, of, concernsOf(of));
  return front.labels.length;
}

// Regulation (EC) No 561/2006, art. 7: 45 min, or 15 min and then 30 min; a policy of two parts of 15 min at least
describe('a break in two parts', () => {
  it('is not always the better for a longer first part: who ends it sooner begins the next one anew', () => {
    const of = situation(11);
    expect(long(of).t).toBe(short(of).t);
    expect(lastStretchS(of, long(of))).toBe(3.5 * hour);
    expect(lastStretchS(of, short(of))).toBe(4.5 * hour);
  });

  it('keeps both ways in the lattice while a break more may be needed, in whatever order they come', () => {
    const of = situation(11);
    expect(kept(of, long(of), short(of))).toBe(2);
    expect(kept(of, short(of), long(of))).toBe(2);
  });

  it('keeps the longer part alone where what is left to drive fits into one stretch', () => {
    const of = situation(3);
    expect(kept(of, long(of), short(of))).toBe(1);
    expect(kept(of, short(of), long(of))).toBe(1);
  });
});
