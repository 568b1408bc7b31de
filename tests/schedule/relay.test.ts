import { describe, expect, it } from '@jest/globals';
import { createTimetabler } from '../../src/schedule/timetabler.ts';
import { dropoff, hour, leg, pickup, policyWith, trip } from './support/requests.ts';

/** The company takes people in from 06:20 to 06:45 only; boarding is 10 min, the loaded run 8. By night the bus does 65 km/h. */
const request = (outKm: number, freeFromS: number) =>
  trip([pickup(600), dropoff(300, [{ fromS: 6.33 * hour, toS: 6.75 * hour }])], [leg(outKm), leg(10), leg(20)], {
    earliestStartS: freeFromS,
  });
const timetabler = createTimetabler(policyWith({ hos: { curfew_mode: 'relay' } }));

describe('a relay', () => {
  it('takes the bus through the curfew: who drove until then is relieved', () => {
    // 240 km are 222 min: who stands from 02:00 to 05:00 has 101 min to go then, and is there at 06:51 at best
    const result = timetabler.timetable(request(240, 0));
    if (!result.lawful) throw new Error(result.text.en);
    // 02:00, 20 min of break and 5 min of change later the other one drives, within the curfew
    const change = result.entries.findIndex(({ kind }) => kind === 'handover');
    const [before, after] = [result.entries[change - 1]!, result.entries[change + 1]!];
    expect(after.driver).not.toBe(before.driver);
    expect(result.entries[change]!.departS).toBeLessThan(5 * hour);
    expect(after.legDriveS).toBeGreaterThan(0);
  });

  it('does not begin at the depot: there is nobody to be relieved', () => {
    // 200 km are 185 min and the bus is free at 02:10; a change of driver before the first metre would be a relay on paper
    expect(timetabler.timetable(request(200, 130 * 60))).toMatchObject({ lawful: false });
  });
});
