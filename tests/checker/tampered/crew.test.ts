import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Plan, PlanTrip } from '../../../src/contract/plan.ts';
import { editCell } from '../operators/draft.ts';
import { type Planned, planHandScenario, tampered } from './planned.ts';

const presets = ['cn-2020-02-11', 'eu-561-occasional', 'us-395-passenger', 'jp-charter'];

/** The trip with DR2 in its crew, and the first leg that he drives. */
function ofDriver2({ trips }: Plan): { trip: PlanTrip; seq: number; fromMs: number } {
  const trip = trips.find(({ crew }) => crew.some(({ driverId }) => driverId === 'DR2'))!;
  const { seq } = trip.stops.find((stop) => stop.driverId === 'DR2' && stop.legDriveS > 0)!;
  return { trip, seq, fromMs: Date.parse(trip.stops[seq - 1]!.departAt) };
}

describe.each(presets)('a stranger changes the crew of a plan under %s', (preset) => {
  let planned: Planned;
  beforeAll(async () => {
    planned = await planHandScenario(preset);
  });

  /** Where the checker finds a rule broken. */
  async function found(ruleId: string, change: Parameters<typeof tampered>[1]) {
    const violation = (await tampered(planned, change)).find((one) => one.ruleId === ruleId);
    return violation && { ...violation, atMs: Date.parse(violation.at!) };
  }

  it('whose week is full but for ten minutes of driving', async () => {
    const { trip, seq, fromMs } = ofDriver2(planned.plan);
    const policy = planned.plan.policy.hos as { max_7d_min: number; week_counts: string };
    const { max_7d_min: limit } = policy;
    const violation = await found('hos.max_7d_min', (draft) =>
      editCell(draft, 'drivers.csv', 'DR2', 5, () => String(limit - 10)),
    );
    // where the sum counts time on duty, it begins with the trip
    const begunMs = policy.week_counts === 'driving' ? fromMs : Date.parse(trip.stops[0]!.departAt);
    expect(violation).toMatchObject({ tripId: trip.tripId, driverId: 'DR2', limit, atMs: begunMs + 600_000 });
    if (policy.week_counts === 'driving') expect(violation!.stopSeq).toBe(seq);
  });

  it('whose licence ended the day before', async () => {
    const { trip } = ofDriver2(planned.plan);
    const day = trip.stops[0]!.departAt.slice(0, 10);
    const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    const violation = await found('crew.licence', (draft) => editCell(draft, 'drivers.csv', 'DR2', 4, () => before));
    const at = { stopSeq: 0, atMs: Date.parse(trip.stops[0]!.departAt) };
    expect(violation).toMatchObject({ tripId: trip.tripId, driverId: 'DR2', limit: before, ...at });
  });

  it('to somebody whom nobody knows', async () => {
    const { trip, seq, fromMs } = ofDriver2(planned.plan);
    const violation = await found('crew.known', ({ plan }) => {
      const mine = ofDriver2(plan).trip;
      for (const one of [...mine.crew, ...mine.stops]) if (one.driverId === 'DR2') one.driverId = 'DR9';
    });
    expect(violation).toMatchObject({ tripId: trip.tripId, driverId: 'DR9', stopSeq: seq, atMs: fromMs });
  });

  it('and puts somebody at the wheel who is not aboard', async () => {
    const { trip, seq, fromMs } = ofDriver2(planned.plan);
    const violation = await found('crew.at_wheel', ({ plan }) => {
      ofDriver2(plan).trip.stops[seq]!.driverId = 'DR4';
    });
    expect(violation).toMatchObject({ tripId: trip.tripId, driverId: 'DR4', stopSeq: seq, atMs: fromMs });
  });
});
