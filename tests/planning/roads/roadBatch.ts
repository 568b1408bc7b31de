import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPlan } from '../../../src/checker/checkPlan.ts';
import type { Plan } from '../../../src/contract/plan.ts';
import { planFolder } from '../../../src/planning/planFolder.ts';
import type { LegCache } from '../../../src/planning/roads/legCache.ts';
import { memoryLegCache } from '../../../src/planning/roads/legCache.ts';
import { createGraphHopperClient, type GraphHopperOptions } from '../../../src/routing/graphhopper/client.ts';
import { writeScenarioFolder } from '../../../src/scenario/writeScenarioFolder.ts';
import { idNumber } from '../../support/people.ts';
import { runSolverHere } from '../planRandom.ts';
import type { RandomBatch } from '../randomScenario.ts';

/** Counties of the invented road network in `fixtures/roads`, and how many people wait there for each company. */
const area: [adcode: string, place: string, people: number[]][] = [
  ['341221', '安徽省阜阳市临泉县', [5, 3, 0]],
  ['341182', '安徽省滁州市明光市', [2, 4, 3]],
  ['371728', '山东省菏泽市东明县', [0, 6, 2]],
  ['371327', '山东省临沂市莒南县', [4, 0, 4]],
];
/** People who wait on 长岛, off the coast. */
export const islandCounty: (typeof area)[number] = ['370614', '山东省烟台市蓬莱区长岛', [2, 0, 0]];
/** Some 1,085 km by road from Gangzha. */
export const farCounty: (typeof area)[number] = ['410328', '河南省洛阳市洛宁县', [1, 0, 0]];

/** A batch on that network: three companies in Gangzha, four buses, people of four counties. */
export function roadBatch(more: (typeof area)[number][] = []): RandomBatch {
  const places = [...area, ...more];
  const companies = [0, 1, 2].map((i) => ({
    companyId: `C${i + 1}`,
    name: `南通第${i + 1}厂`,
    district: '港闸区',
    address: '工业路 1 号',
    lng: 120.8 + i / 100,
    lat: 32.03 + i / 200,
    contact: '收',
    phone: '13700000001',
    staffNeeded: 10,
    staffPresent: 1,
    receiveFrom: null,
    receiveTo: null,
  }));
  let person = 0;
  const rosters = companies.map(({ companyId }, company) => {
    const lines = places.flatMap(([adcode, place, people]) =>
      Array.from({ length: people[company]! }, () => {
        person += 1;
        const id = idNumber(adcode, `1985${String(1 + (person % 12)).padStart(2, '0')}12`, person);
        return `张建国,${id},138${10_000_000 + person},${place}`;
      }),
    );
    const text = ['姓名,身份证号,手机号,上车点', ...lines, ''].join('\r\n');
    return { name: `${companyId}.csv`, bytes: new TextEncoder().encode(text) };
  });
  return {
    scenario: {
      name: 'roads',
      serviceDate: '2020-02-24',
      timeZone: 'Asia/Shanghai',
      originProvinces: ['37', '41', '34'],
      depots: [{ depotId: 'D1', name: '总站', lng: 120.82, lat: 32.02 }],
      companies,
      fleet: [1, 2, 3, 4].map((i) => ({
        plate: `苏F·A100${i}`,
        seats: 45,
        depotId: 'D1',
        operator: '南通汽运',
        drivers: 2,
        costDayCny: 1400,
        costKmCny: 5,
        availableFromMs: Date.parse('2020-02-20T00:00:00+08:00'),
      })),
      drivers: null,
      pickups: [{ adcode: '370614', name: '长岛', lng: 120.74, lat: 37.92 }],
      risk: [],
      dorms: [],
      rosters,
    },
    policyChoice: { preset: 'cn-2020-02-11' },
  };
}

/** What planning on a server gave. */
export interface RoadOutcome {
  plan: Plan;
  violations: { ruleId: string }[];
  /** What went wrong without stopping the work. */
  troubles: unknown[];
}

/** Plans a batch on a GraphHopper server as the command line does and holds it against the independent checker. */
export async function planOnServer(
  batch: RandomBatch,
  url: string,
  {
    cache = memoryLegCache(),
    client: options = {},
    iterations = 200,
    signal,
  }: { cache?: LegCache; client?: Partial<GraphHopperOptions>; iterations?: number; signal?: AbortSignal } = {},
): Promise<RoadOutcome> {
  const troubles: unknown[] = [];
  const dir = await mkdtemp(join(tmpdir(), 'jieyun-roads-'));
  const settings = { url, key: null, profile: 'coach', deadlineMs: 2000, concurrency: 4, random: () => 0 };
  try {
    await writeScenarioFolder(dir, batch.scenario, batch.policyChoice);
    const outcome = await planFolder(
      dir,
      { seed: 1, iterations, strict: false, locale: 'zh-CN' },
      {
        roads: {
          client: createGraphHopperClient({ ...settings, ...options }),
          profile: 'coach',
          cache,
          onTrouble: (error) => troubles.push(error),
        },
        ...(signal && { signal }),
        runSolver: runSolverHere,
        now: () => new Date(0),
        onFault: () => undefined,
      },
    );
    if (outcome === null) throw new Error('the batch could not be planned');
    const plan = JSON.parse(JSON.stringify(outcome.plan)) as Plan;
    const { violations } = await checkPlan(plan, dir);
    return { plan, violations, troubles };
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Legs of a plan: all but the first stop of each trip. */
export function legsOf({ trips }: Plan) {
  return trips.flatMap(({ stops }) => stops.slice(1));
}
