import { describe, expect, it } from '@jest/globals';
import { checkShownHours } from '../../src/checker/checks/shownHours.ts';
import type { CheckContext } from '../../src/checker/context.ts';
import type { PlanDocument, PlanStopShape } from '../../src/checker/planShape.ts';
import type { RawScenario } from '../../src/checker/raw/scenario.ts';
import { Findings } from '../../src/checker/report.ts';
import { viewTrips } from '../../src/checker/tripView.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import type { Policy } from '../../src/policy/schema.ts';

/** `kind arrive-depart driver`: times of the service day, `+` for the next one; the way to a stop is driven throughout. */
type Line = string;

interface Case {
  hos?: Partial<Policy['hos']>;
  driven7dMin?: number;
  legKm?: number;
  motorwayPct?: number;
  /** Drivers aboard who do not drive. */
  others?: string[];
}

const date = '2024-05-20';

/** What the checker works out for a trip whose document shows nothing but zeros: figure by stop. */
function recomputed(preset: string, lines: Line[], options: Case = {}): (stop: number, figure: string) => unknown {
  const { driven7dMin = 0, legKm = 60, motorwayPct, others = [] } = options;
  const policy = structuredClone(resolvePolicy({ preset }).policy!);
  Object.assign(policy.hos, options.hos);
  const raw = {
    ...{ serviceDate: date, timeZone: 'UTC', policy },
    drivers: new Map([['A', { drivenLast7dMin: driven7dMin, drivenLast14dMin: driven7dMin }]]),
  } as unknown as RawScenario;
  const instant = (time: string) =>
    new Date(
      Date.parse(`${date}T${time.replace('+', '')}:00Z`) + (time.startsWith('+') ? 86_400_000 : 0),
    ).toISOString();
  let leftAt = '';
  const stops = lines.map((line, seq): PlanStopShape => {
    const [kind, stay, driverId = null] = line.split(' ') as [PlanStopShape['kind'], string, string?];
    const [arriveAt, departAt] = stay.split('-').map((time) => instant(time)) as [string, string];
    const legDriveS = seq === 0 ? 0 : (Date.parse(arriveAt) - Date.parse(leftAt)) / 1000;
    leftAt = departAt;
    return {
      ...{ seq, kind, name: '', lng: 0, lat: 0, adcode: null, companyId: null, nearLimit: false, aboard: 0 },
      ...{ arriveAt, departAt, legDriveS, legDistanceM: seq === 0 ? 0 : legKm * 1000, legEstimated: false },
      ...(motorwayPct !== undefined && seq > 0 && { legMotorwayPct: motorwayPct }),
      ...{ driverId, board: [], alight: [] },
      hours: { continuousS: 0, breakDueAt: null, drivers: [{ driverId: 'A', dayS: 0, last7dS: 0 }] },
    };
  });
  const ids = [...new Set(stops.flatMap(({ driverId }) => driverId ?? [])), ...others].sort();
  const crew = ids.map((driverId) => ({ driverId, name: driverId }));
  const nothing = { loadedDistanceM: 0, loadedDriveS: 0, continuousS: 0, drivers: [] };
  const reserve = { ...nothing, drivers: [{ driverId: 'A', dailyS: 0, weeklyS: 0 }] };
  const loaded = { distanceM: 0, driveS: 0, elapsedS: 0 };
  const plan = { trips: [{ tripId: 'T01', crew, stops, loaded, reserve }] } as unknown as PlanDocument;
  const findings = new Findings();
  const context = { plan, raw, policy, trips: viewTrips(plan, raw), findings };
  checkShownHours({
    ...context,
    iso: (atMs: number) => new Date(atMs).toISOString().slice(8, 16),
  } as unknown as CheckContext);
  return (stop, figure) =>
    findings.violations.find(({ stopSeq, text }) => stopSeq === stop && text.en.endsWith(`(${figure})`))?.limit ?? 0;
}

/** By when who leaves a stop must stand, `day hour:minute`. */
function due(preset: string, lines: Line[], options?: Case, stop = 0): unknown {
  return recomputed(preset, lines, options)(stop, 'breakDueAt');
}

const cn = 'cn-2020-02-11';
const eu = 'eu-561-occasional';
const us = 'us-395-passenger';
const jp = 'jp-charter';
/** The rest of a short trip: it must have these stops, and they come too late to matter. */
const rest = ['pickup +09:00-+09:10 A', 'dropoff +09:20-+09:30 A', 'depot +09:40-+09:40 A'];
const leaving = (time: string): Line[] => [`depot ${time}-${time}`, ...rest];

describe('the stop due is the first instant at which any rule binds', () => {
  it('continuous driving: 4 h by day; with 3 h before and no break, one more', () => {
    expect(due(cn, leaving('08:00'))).toBe('20T12:00');
    expect(due(cn, ['depot 08:00-08:00', 'rest 11:00-11:19 A', ...rest], {}, 1)).toBe('20T12:19');
    expect(due(cn, ['depot 08:00-08:00', 'rest 11:00-11:20 A', ...rest], {}, 1)).toBe('20T15:20');
  });

  it('at night 2 h, the whole counter: at 22:30 from 20:30 on, at 22:00 with more on the counter', () => {
    expect(due(cn, leaving('20:30'))).toBe('20T22:30');
    expect(due(cn, leaving('19:00'))).toBe('20T22:00');
    expect(due(cn, leaving('23:00'))).toBe('21T01:00');
  });

  it('the curfew from 02:00 on, unless the rule set exempts so short a trip', () => {
    expect(due(cn, leaving('+01:30'))).toBe('21T02:00');
    expect(due(cn, leaving('+01:30'), { hos: { curfew_exempt_km: 60 } })).toBe('21T03:30');
  });

  it('the curfew in relay mode: not for who took over in this night', () => {
    const relay = { hos: { curfew_mode: 'relay' as const } };
    const lines = ['depot 23:00-23:00', 'handover +00:30-+00:55 A', ...rest.map((line) => line.replace(' A', ' B'))];
    expect(due(cn, lines, relay, 0)).toBe('21T01:00');
    expect(due(cn, lines, relay, 1)).toBe('21T02:55');
    expect(due(cn, lines, {}, 1)).toBe('21T02:00');
    // beside the hand-over, before it, nobody has taken over yet
    const beside = [lines[0]!, 'rest +00:30-+00:50 A', 'handover +00:50-+00:55 A', ...lines.slice(2)];
    expect(due(cn, beside, relay, 1)).toBe('21T02:00');
    expect(due(cn, beside, relay, 2)).toBe('21T02:55');
  });

  it('7 days and 14 days: what they leave', () => {
    expect(due(cn, leaving('08:00'), { driven7dMin: 2600 })).toBe('20T08:40');
    expect(due(cn, leaving('08:00'), { driven7dMin: 2700 })).toBe('20T08:00');
    expect(due(eu, leaving('08:00'), { driven7dMin: 3350, hos: { max_7d_min: 9000, max_14d_min: 3400 } })).toBe(
      '20T08:50',
    );
  });

  it('time on duty in 7 days, boarding and the other driver included', () => {
    // 60 h less 57 h 30 leave 150 min; B has driven 60, and 10 were work
    const lines = ['depot 06:00-06:00', 'pickup 07:00-07:10 B', 'dropoff 08:10-09:00 A', 'depot 09:10-09:10 B'];
    expect(due(us, lines, { driven7dMin: 3450 }, 1)).toBe('20T08:30');
  });

  it('any 24 h: what was driven a day ago drops out on the way', () => {
    // 08:00–12:00 and 12:20–16:20; from 08:30 on 7.5 h stay so until 12:00, are 7 h 50 at 12:20, and full 10 min after 16:20
    const lines = [
      ...['depot 08:00-08:00', 'rest 12:00-12:20 A', 'overnight 16:20-+08:30 A'],
      ...['pickup +17:00-+17:10 A', 'dropoff +17:20-+17:30 A', 'depot +17:40-+17:40 A'],
    ];
    expect(due(cn, lines, { hos: { cont_day_min: 1000 } }, 2)).toBe('21T16:30');
  });

  it('a calendar day: midnight brings a new one', () => {
    const hos = { window: 'fixed_day' as const, max_24h_min: 120, curfew: ['00:00', '00:00'] as [string, string] };
    const lines = ['depot 22:00-22:00', 'rest 23:00-23:30 A', ...rest];
    expect(due(cn, lines, { hos: { ...hos, cont_night_min: 240 } }, 1)).toBe('21T02:00');
    expect(due(cn, ['depot 20:00-20:00', 'rest 21:30-22:00 A', ...rest], { hos }, 1)).toBe('20T22:30');
  });

  it('since the daily rest: 9 h, and 13 h after duty began', () => {
    const long = ['depot 06:00-06:00', 'rest 10:00-10:45 A', 'rest 14:15-15:00 A', ...rest];
    expect(due(eu, long, {}, 2)).toBe('20T16:30');
    const spread = ['depot 06:00-06:00', 'rest 08:00-14:00 A', 'rest 17:00-18:00 A', ...rest];
    expect(due(eu, spread, {}, 2)).toBe('20T19:00');
    // 21 h with two aboard: 22:00 and four and a half hours of driving come first
    expect(due(eu, spread, { others: ['B'] }, 2)).toBe('20T22:00');
    // after 11 h a new duty
    expect(due(eu, ['depot 06:00-06:00', 'overnight 10:00-21:00 A', ...rest], {}, 1)).toBe('21T01:30');
  });

  it('time on duty since the rest, which others fill as well', () => {
    // 14 h of driving in turns, 15 h allowed
    const lines = ['depot 02:00-02:00', 'handover 08:00-08:05 A', 'handover 16:00-16:05 B', ...rest];
    expect(due(us, lines, { hos: { max_24h_min: 1200, cont_day_min: 1200, cont_night_min: 1200 } }, 2)).toBe(
      '20T17:00',
    );
  });

  it('2 h on motorways', () => {
    expect(due(jp, leaving('08:00'), { motorwayPct: 90 })).toBe('20T10:00');
    expect(due(jp, leaving('08:00'), { motorwayPct: 89 })).toBe('20T12:00');
  });

  it('the small hours with one driver on a long run', () => {
    // legs of 450 km; the small hours begin at 02:00
    expect(due(jp, leaving('+01:00'), { legKm: 450 })).toBe('21T02:00');
    expect(due(jp, leaving('+01:00'), { legKm: 450, others: ['B'] })).toBe('21T03:00');
  });

  it('is none where nothing is driven any more', () => {
    expect(due(cn, leaving('08:00'), {}, 3)).toBe(0);
  });
});

describe('what is left on reaching the last drop-off', () => {
  const evening = ['depot 18:00-18:00', 'pickup 19:00-19:20 A', 'dropoff 21:20-21:30 A', 'depot 21:40-21:40 A'];

  it('of continuous driving: by day 4 h less 3, and the night begins in 40 minutes', () => {
    expect(recomputed(cn, evening)(2, 'reserve.continuousS')).toBe(40 * 60);
    const dwellIsBreak = recomputed(eu, evening)(2, 'reserve.continuousS');
    expect(dwellIsBreak).toBe(90 * 60);
  });

  it('of the day and of the week', () => {
    expect(recomputed(cn, evening)(2, 'reserve.dailyS')).toBe(5 * 3600);
    expect(recomputed(cn, evening, { driven7dMin: 2400 })(2, 'reserve.weeklyS')).toBe(3600);
    // on duty 3 h 20, boarding (600 s at least) included; 20 min are stood, of which 10 are work
    expect(recomputed(us, evening, { driven7dMin: 3000 })(2, 'reserve.weeklyS')).toBe(600 * 60 - 3 * 3600 - 600);
  });
});
