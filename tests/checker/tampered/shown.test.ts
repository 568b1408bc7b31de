import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Planned, planHandScenario, tampered } from './planned.ts';
import { falseStatements } from './shown.ts';

const presets = ['cn-2020-02-11', 'eu-561-occasional', 'us-395-passenger', 'jp-charter'];

describe.each(presets)('a plan of ours under %s', (preset) => {
  let planned: Planned;
  beforeAll(async () => {
    planned = await planHandScenario(preset);
  });

  it('shows the driving hours that are recomputed', async () => {
    expect(await tampered(planned, () => undefined)).toEqual([]);
  });

  it.each(falseStatements)('is refused with $does', async ({ apply }) => {
    let place: ReturnType<typeof apply> | undefined;
    const violations = await tampered(planned, ({ plan }) => (place = apply(plan)));
    expect(violations).toContainEqual(expect.objectContaining({ ruleId: 'hos.shown', ...place }));
    expect([...new Set(violations.map(({ ruleId }) => ruleId))]).toEqual(['hos.shown']);
  });
});

describe('a plan of another program', () => {
  it('need not show driving hours', async () => {
    const planned = await planHandScenario('cn-2020-02-11');
    const violations = await tampered(planned, ({ plan }) => {
      delete plan.staffing;
      for (const trip of plan.trips) {
        delete trip.reserve;
        for (const stop of trip.stops) delete stop.hours;
      }
    });
    expect(violations).toEqual([]);
  });
});
