import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Scenario } from '../../src/contract/scenario.ts';
import type { PolicyChoice } from '../../src/policy/resolve.ts';
import { readScenarioFolder } from '../../src/scenario/readScenarioFolder.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import { tempFolder } from '../support/tempFolder.ts';

const text = fc
  .string({ unit: fc.constantFrom(...'ab港闸区路9,"; \n\t·#'), maxLength: 12 })
  .map((value) => value.trim());
const filled = text.map((value) => `x${value}`.trim());
const lngLat = {
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
};
const adcode = fc.integer({ min: 110000, max: 659999 }).map(String);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2023-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const price = fc.double({ min: 0, max: 5000, noNaN: true });
const hour = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((h) => `${String(h).padStart(2, '0')}:30`);
const hours = fc.option(fc.tuple(hour(0, 11), hour(12, 23)), { nil: null });

function ids(prefix: string, max: number) {
  return fc.integer({ min: 1, max }).map((n) => Array.from({ length: n }, (_, index) => `${prefix}${index + 1}`));
}

const scenarios: fc.Arbitrary<Scenario> = fc
  .tuple(ids('D', 3), ids('C', 4), ids('苏F·', 5))
  .chain(([depotIds, companyIds, plates]) =>
    fc.record({
      name: filled,
      serviceDate: day,
      timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns'),
      originProvinces: fc.constantFrom(['37'], ['37', '41', '34']),
      depots: fc.tuple(
        ...depotIds.map((depotId) => fc.record({ depotId: fc.constant(depotId), name: filled, ...lngLat })),
      ),
      companies: fc.tuple(
        ...companyIds.map((companyId) =>
          fc
            .record({
              companyId: fc.constant(companyId),
              name: filled,
              district: text,
              address: text,
              ...lngLat,
              contact: text,
              phone: text,
              staffNeeded: fc.nat(999),
              staffPresent: fc.nat(999),
              hours,
            })
            .map(({ hours: pair, ...company }) => ({
              ...company,
              receiveFrom: pair?.[0] ?? null,
              receiveTo: pair?.[1] ?? null,
            })),
        ),
      ),
      fleet: fc.tuple(
        ...plates.map((plate) =>
          fc.record({
            plate: fc.constant(plate),
            seats: fc.integer({ min: 1, max: 60 }),
            depotId: fc.constantFrom(...depotIds),
            operator: text,
            drivers: fc.nat(3),
            costDayCny: price,
            costKmCny: price,
            availableFromMs: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2023, 0, 1) }),
          }),
        ),
      ),
      drivers: fc.option(
        fc
          .array(
            fc.record(
              {
                name: filled,
                phone: text,
                depotId: fc.constantFrom(...depotIds),
                licenceExpires: day,
                drivenLast7dMin: fc.nat(2640),
                drivenLast14dMin: fc.nat(5400),
              },
              { requiredKeys: ['name', 'phone', 'depotId', 'licenceExpires', 'drivenLast7dMin'] },
            ),
            { maxLength: 3 },
          )
          .map((list) => list.map((driver, index) => ({ driverId: `R${index}`, ...driver }))),
        { nil: null },
      ),
      pickups: fc.uniqueArray(fc.record({ adcode, name: filled, ...lngLat }), {
        maxLength: 3,
        selector: (p) => `${p.adcode} ${p.name}`,
      }),
      serviceAreas: fc.array(fc.record({ name: filled, ...lngLat }), { minLength: 1, maxLength: 3 }),
      risk: fc.array(
        fc.record({
          adcode,
          level: fc.constantFrom('low', 'medium', 'high'),
          from: fc.option(fc.constant('2020-02-01'), { nil: null }),
          to: fc.option(fc.constant('2020-03-01'), { nil: null }),
        }),
        { maxLength: 3 },
      ),
      dorms: fc
        .array(
          fc.record({
            site: filled,
            building: text,
            floor: text,
            beds: fc.integer({ min: 1, max: 8 }),
            sex: fc.constantFrom('M', 'F', 'any'),
            kind: fc.constantFrom('dorm', 'isolation'),
            companyId: fc.option(fc.constantFrom(...companyIds), { nil: null }),
          }),
          { maxLength: 3 },
        )
        .map((list) => list.map((room, index) => ({ ...room, room: String(101 + index) }))),
      rosters: fc
        .uniqueArray(
          fc.record({ name: fc.constantFrom('C1.xlsx', '名单 2.csv'), bytes: fc.uint8Array({ maxLength: 40 }) }),
          { selector: (f) => f.name },
        )
        .map((files) => files.sort((a, b) => (a.name < b.name ? -1 : 1))),
    }),
  ) as fc.Arbitrary<Scenario>;

const choices: fc.Arbitrary<PolicyChoice> = fc.constantFrom<PolicyChoice>(
  {},
  { preset: 'cn-2020-02-28' },
  { preset: 'cn-2020-02-11', override: { trip: { max_pickups: 3 } }, limits: { loadedDistanceM: 900000 } },
);

/** -0 is written as 0, and they are the same place. */
function withoutNegativeZero(scenario: Scenario): Scenario {
  return JSON.parse(JSON.stringify(scenario)) as Scenario;
}

describe('writing a scenario folder', () => {
  it('loses nothing: what is written is read back equal, policy choice included', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, choices, async (scenario, choice) => {
        const dir = await tempFolder();
        await writeScenarioFolder(dir, scenario, choice);
        const reading = await readScenarioFolder(dir);
        expect(reading.faults).toEqual([]);
        expect(withoutNegativeZero(reading.scenario!)).toEqual(withoutNegativeZero(scenario));
        expect(reading.policyChoice).toEqual(choice);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a folder that holds something, so that no old roster slips in', async () => {
    const dir = await tempFolder();
    await writeFile(join(dir, 'old.txt'), 'x');
    const [scenario] = fc.sample(scenarios, 1);
    await expect(writeScenarioFolder(dir, scenario!, {})).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each(['../evil.csv', 'a/b.csv', '..', ''])(
    'refuses a roster named %p, which would leave the folder',
    async (name) => {
      const [scenario] = fc.sample(scenarios, 1);
      const dir = await tempFolder();
      const rosters = [{ name, bytes: new Uint8Array() }];
      await expect(writeScenarioFolder(dir, { ...scenario!, rosters }, {})).rejects.toMatchObject({
        code: 'input_invalid',
      });
    },
  );
});
