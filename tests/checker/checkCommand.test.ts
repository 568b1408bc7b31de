import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { checkCommand } from '../../src/cli/check.ts';
import { handPlan } from './handPlan.ts';
import { handFiles, writeFiles } from './handScenario.ts';

/** Exit status and output of `jieyun check` (formats.md §3): 0 sound, 1 a violation, 2 wrong input. */
describe('jieyun check', () => {
  let dir = '';
  let out = '';
  let err = '';
  const save = async (plan: unknown) => {
    const path = join(dir, 'plan.json');
    await writeFile(path, typeof plan === 'string' ? plan : JSON.stringify(plan));
    return path;
  };

  beforeAll(async () => {
    dir = await writeFiles(await handFiles());
  });
  afterAll(() => rm(dir, { recursive: true }));
  beforeEach(() => {
    out = '';
    err = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += text;
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += text;
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('says in one line that a sound plan is sound', async () => {
    const plan = await save(await handPlan());
    expect(await checkCommand({ plan, scenario: dir, lang: 'en' })).toBe(0);
    expect(out).toMatch(/^\d+ checks, 0 violations, 0 not verified\n$/);
  });

  it('prints a violation with rule id, trip, stop, limit and actual', async () => {
    const broken = await handPlan();
    broken.trips[1]!.stops[1]!.aboard = 9;
    const plan = await save(broken);
    expect(await checkCommand({ plan, scenario: dir, lang: 'en' })).toBe(1);
    expect(out).toContain('stop.aboard  T02 stop 1  aboard is the count before');
    expect(out).toContain('limit 7, actual 9');
    expect(out).toContain('1 violations');
  });

  it('speaks Chinese', async () => {
    const broken = await handPlan();
    broken.trips[1]!.stops[1]!.aboard = 9;
    expect(await checkCommand({ plan: await save(broken), scenario: dir, lang: 'zh-CN' })).toBe(1);
    expect(out).toContain('stop.aboard  T02 第 1 站  车上人数 = 前站人数 + 上车 − 下车  应为/限值 7，实际 9');
  });

  it('names every field of a wrong document and checks no further', async () => {
    const plan = await save({ ...(await handPlan()), format: 'jieyun.plan/0', seed: 'one' });
    expect(await checkCommand({ plan, scenario: dir, lang: 'en' })).toBe(1);
    expect(out).toMatch(/doc\.shape .*\(format\)/);
    expect(out).toMatch(/doc\.shape .*\(seed\)/);
    expect(out).toContain('2 violations');
  });

  it.each([
    ['no plan file', () => 'missing.json'],
    ['a plan that is no JSON', () => save('{')],
  ])('answers %s with 2 and a reason', async (_, planOf) => {
    expect(await checkCommand({ plan: await planOf(), scenario: dir, lang: 'en' })).toBe(2);
    expect(err).toContain('cannot be read');
    expect(out).toBe('');
  });

  it.each([
    ['scenario.json', undefined, 'scenario.json of the folder cannot be read'],
    ['scenario.json', '{"format":"jieyun.scenario/1"}', 'scenario.json of the folder cannot be read'],
    ['fleet.csv', undefined, 'the scenario folder has no fleet.csv'],
    ['companies.csv', 'company_id,name\nC01,"broken\n', 'companies.csv cannot be read'],
    ['scenario.json', 'preset', 'there is no policy preset named cn-1999'],
  ])('answers a folder with a wrong %s with 2 (%s)', async (name, content, reason) => {
    const files = await handFiles();
    if (content === 'preset') files.set(name, String(files.get(name)).replace('cn-2020-02-28', 'cn-1999'));
    else if (content) files.set(name, content);
    else files.delete(name);
    const scenario = await writeFiles(files);
    expect(await checkCommand({ plan: await save(await handPlan()), scenario, lang: 'en' })).toBe(2);
    expect(err).toContain(reason);
    await rm(scenario, { recursive: true });
  });

  it('never prints names, ID numbers or phones of a roster', async () => {
    const broken = await handPlan();
    for (const worker of broken.workers) worker.source.row += 1;
    await checkCommand({ plan: await save(broken), scenario: dir, lang: 'en' });
    expect(out).toContain('worker.');
    expect(out).not.toMatch(/王|李[甲乙丙丁]|张[甲乙丙丁戊]|\d{11}/);
  });
});
