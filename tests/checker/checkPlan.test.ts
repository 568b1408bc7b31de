import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkPlan } from '../../src/checker/checkPlan.ts';
import { handPlan } from './handPlan.ts';
import { handFiles, writeFiles } from './handScenario.ts';

describe('the plan written by hand', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await writeFiles(await handFiles());
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('is accepted: no violation, nothing unverified', async () => {
    const report = await checkPlan(await handPlan(), dir);
    expect(report.violations).toEqual([]);
    expect(report.soft).toEqual([]);
    expect(report.unverified).toEqual([]);
    // 16 workers × about 10 rules, 16 stops × about 15, a policy of about 100 values
    expect(report.checked).toBeGreaterThan(400);
  });
});
