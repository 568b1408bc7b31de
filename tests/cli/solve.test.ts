import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { InstanceResult } from '../../src/contract/instance.ts';
import { readInstance } from '../../src/planning/instance/readInstance.ts';
import { checkRoutes } from '../support/checkRoutes.ts';
import { repoRoot } from '../support/importGraph.ts';

const open30 = join(repoRoot, 'fixtures', 'instances', 'open-30.json');

/** Runs the built command line. */
function jieyun(args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const entry = join(repoRoot, 'src', 'bin', 'jieyun.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { env: { ...process.env, LANG: 'en' } }, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

describe('jieyun solve', () => {
  it('prints one line in the form of formats.md §4, its cost that of its routes', async () => {
    const { status, out } = await jieyun(['solve', open30, '--seconds', '1', '--seed', '3', '--threads', '2']);
    expect(status).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    const result = JSON.parse(out) as InstanceResult;
    expect(result).toMatchObject({ name: 'open-30', seed: 3 });
    expect(result.seconds).toBeGreaterThan(0.9);
    const { cost, faults } = checkRoutes(await readInstance(open30), result.routes);
    expect(faults).toEqual([]);
    expect(result.cost).toBeCloseTo(cost, 6);
  });

  it('with one thread and an iteration limit it repeats', async () => {
    const args = ['solve', open30, '--iterations', '120', '--threads', '1'];
    const [first, again] = [JSON.parse((await jieyun(args)).out), JSON.parse((await jieyun(args)).out)];
    expect({ ...again, seconds: 0 }).toEqual({ ...first, seconds: 0 });
    expect(first.iterations).toBe(120);
  });

  it('keeps to --vehicles, and says so where that cannot be', async () => {
    // 30 customers need 5 routes of 80: 4 cannot do
    const { status, out, err } = await jieyun(['solve', open30, '--iterations', '50', '--vehicles', '4']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).not.toBe('');
  });

  it('refuses an instance that contradicts itself, naming the place', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'jieyun-instance-'));
    try {
      const path = join(dir, 'wrong.json');
      const instance = await readInstance(open30);
      instance.customers[2]!.demand = 81;
      await writeFile(path, JSON.stringify(instance));
      const { status, err } = await jieyun(['solve', path]);
      expect(status).toBe(2);
      expect(err).toContain('customers.2.demand');
      expect((await jieyun(['solve', join(dir, 'missing.json')])).status).toBe(2);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
