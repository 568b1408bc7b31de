import type { PlanUnassigned } from '../contract/plan.ts';
import { type Bilingual, inLocale, type Locale } from '../contract/text.ts';
import type { Worker } from '../contract/worker.ts';
import type { Batch } from './batch.ts';
import { toProblem } from './batch.ts';
import type { Obstacle } from './obstacles.ts';
import { blockingLocks } from './replan/blockingLocks.ts';
import type { SoloCheck, SoloResult } from './solo.ts';
import type { RunSolver, SolveRequest } from './solverPort.ts';

/** Iterations of a run that only asks "would that help?". */
const trialIterations = 400;
/** At most so many extra buses are tried before the text gives up on a number. */
const mostExtraBuses = 64;
const mostExtraDrivers = 8;

/** People of a group who are left over, and why. */
interface LeftOver {
  group: number;
  workers: Worker[];
}

/** Who is left over and why, with what would help (formats.md §2). Each proven fix was solved again. */
export class Explainer {
  readonly #batch: Batch;
  readonly #soloCheck: SoloCheck;
  readonly #solo: readonly SoloResult[];
  readonly #runSolver: RunSolver;
  readonly #request: Omit<SolveRequest, 'problem' | 'seconds' | 'iterations'>;
  readonly #locale: Locale;

  constructor(
    batch: Batch,
    soloCheck: SoloCheck,
    solo: readonly SoloResult[],
    runSolver: RunSolver,
    request: Omit<SolveRequest, 'problem' | 'seconds' | 'iterations'>,
    locale: Locale,
  ) {
    this.#batch = batch;
    this.#soloCheck = soloCheck;
    this.#solo = solo;
    this.#runSolver = runSolver;
    this.#request = request;
    this.#locale = locale;
  }

  /** @param busesUsed buses of each type that the plan uses */
  async explain(left: readonly LeftOver[], busesUsed: readonly number[]): Promise<PlanUnassigned[]> {
    const hopeless = left.filter(({ group }) => !this.#solo[group]!.possible);
    const crowded = left.filter(({ group }) => this.#solo[group]!.possible);
    const unassigned = hopeless.flatMap((item) => this.#becauseAlone(item));
    if (crowded.length > 0) unassigned.push(...(await this.#becauseOfOthers(crowded, busesUsed)));
    return unassigned;
  }

  /** A group that no empty fleet could carry: the obstacle whose lifting is least, and the others beside it. */
  #becauseAlone({ group, workers }: LeftOver): PlanUnassigned[] {
    const solo = this.#solo[group]!;
    const obstacles = solo.possible ? [] : solo.obstacles;
    const [first, ...others] = obstacles;
    if (first === undefined) throw new Error('a group that cannot be carried has no obstacle');
    const text = joined(obstacles.map((obstacle) => obstacle.text));
    return this.#entries(workers, first, text, liftingFix(obstacles), others);
  }

  /** There are seats and drivers enough by number, but not by hours left in the week or by licence. */
  #becauseOfCrews(left: readonly LeftOver[], drivers: ReadonlyMap<string, readonly unknown[]>): PlanUnassigned[] {
    const have = [...drivers.values()].reduce((sum, list) => sum + list.length, 0);
    const text: Bilingual = {
      zh: `${have} 名驾驶员中，本周剩余工时或驾照有效期够用的不足`,
      en: `of the ${have} drivers too few have the hours left in their week, or a licence that lasts`,
    };
    const fix: Fix = {
      text: { zh: '增派本周工时充足、驾照有效的驾驶员', en: 'send drivers with hours left and a valid licence' },
      proven: false,
    };
    const reason = { code: 'no_crew' as const, limit: have, actual: have + 1 };
    return left.flatMap(({ workers }) => this.#entries(workers, reason, text, fix, []));
  }

  /** Without these locks everybody was carried when solved again. */
  #becauseOfLocks(left: readonly LeftOver[], people: number, locks: readonly string[]): PlanUnassigned[] {
    const names = locks.join(' ');
    const text: Bilingual = {
      zh: `锁定 ${names} 占用了座位或驾驶员`,
      en: `the seats or drivers are held by the lock${locks.length > 1 ? 's' : ''} ${names}`,
    };
    const fix: Fix = {
      text: {
        zh: `取消锁定 ${names}；已重新求解，${people} 人可全部接回`,
        en: `take ${names} away; solved again, all ${people} are carried`,
      },
      proven: true,
    };
    const reason = { code: 'locked' as const, limit: names, actual: 'unlocked' };
    return left.flatMap(({ workers }) => this.#entries(workers, reason, text, fix, []));
  }

  /** Groups that could be carried if others were not: which single limit, lifted, seats them. */
  async #becauseOfOthers(left: readonly LeftOver[], busesUsed: readonly number[]): Promise<PlanUnassigned[]> {
    const { policy, fleet, drivers } = this.#batch;
    const people = left.reduce((sum, { workers }) => sum + workers.length, 0);

    if (drivers !== null && (await this.#leftWith({})) === 0) return this.#becauseOfCrews(left, drivers);

    const locks = await blockingLocks(this.#batch, (given) => this.#leftWith({ given }));
    if (locks !== null) return this.#becauseOfLocks(left, people, locks);

    const stops = { maxPickups: policy.trip.max_pickups + 1, maxDropoffs: policy.trip.max_dropoffs + 1 };
    if ((await this.#leftWith({ limits: stops })) === 0) {
      const limit = policy.trip.max_dropoffs;
      const text: Bilingual = {
        zh: `每车停靠站数上限（上车 ${policy.trip.max_pickups}、下车 ${limit}）不够`,
        en: `the limit of stops a bus (${policy.trip.max_pickups} pick-ups, ${limit} drop-offs) is in the way`,
      };
      const fix: Fix = {
        text: {
          zh: `每车允许多停一站；已重新求解，${people} 人可全部接回`,
          en: `allow one more stop a bus; solved again, all ${people} are carried`,
        },
        proven: true,
      };
      const reason = { code: 'stop_limit' as const, limit, actual: limit + 1 };
      return left.flatMap(({ workers }) => this.#entries(workers, reason, text, fix, []));
    }

    const lonely = policy.trip.no_stop_risk.join(', ');
    if (this.#batch.groupAlone.some(Boolean) && (await this.#leftWith({ shareRisk: true })) === 0) {
      const text: Bilingual = {
        zh: `风险等级为 ${lonely} 的区县须单独成车，占用了其他人的座位`,
        en: `counties of risk ${lonely} need buses of their own, which takes seats from others`,
      };
      const fix: Fix = {
        text: {
          zh: `允许其与其他区县同车（trip.no_stop_risk）；已重新求解，${people} 人可全部接回`,
          en: `let them share buses (trip.no_stop_risk); solved again, all ${people} are carried`,
        },
        proven: true,
      };
      const reason = { code: 'risk' as const, limit: lonely, actual: 'shared' };
      return left.flatMap(({ workers }) => this.#entries(workers, reason, text, fix, []));
    }

    if (new Set(this.#batch.groupCohort).size > 1 && (await this.#leftWith({ shareCohorts: true })) === 0) {
      const text: Bilingual = {
        zh: '隔离规定不同的人员不得同车（cohort.separate_isolation），占用了其他人的座位',
        en: 'people under different isolation rules may not share a bus (cohort.separate_isolation), which takes seats from others',
      };
      const fix: Fix = {
        text: {
          zh: `允许其同车；已重新求解，${people} 人可全部接回`,
          en: `let them share buses; solved again, all ${people} are carried`,
        },
        proven: true,
      };
      const reason = { code: 'excluded' as const, limit: 'cohort.separate_isolation', actual: 'shared' };
      return left.flatMap(({ workers }) => this.#entries(workers, reason, text, fix, []));
    }

    const helpful = this.#helpfulTypes(left);
    const idle = helpful.some((t) => busesUsed[t]! < fleet[t]!.plates.length);
    const buses = fleet.reduce((sum, type) => sum + type.plates.length, 0);
    if (idle && drivers !== null) {
      const have = [...drivers.values()].reduce((sum, list) => sum + list.length, 0);
      const text: Bilingual = {
        zh: `可用驾驶员 ${have} 人已全部派出，仍有空闲客车`,
        en: `all ${have} drivers are out while buses stand idle`,
      };
      const extra = await this.#extraDrivers();
      const fix: Fix =
        extra === null
          ? { text: { zh: '增加驾驶员', en: 'add drivers' }, proven: false }
          : {
              text: {
                zh: `每个车场再加 ${extra} 名驾驶员；已重新求解，${people} 人可全部接回`,
                en: `add ${extra} driver(s) at every depot; solved again, all ${people} are carried`,
              },
              proven: true,
            };
      const reason = { code: 'no_crew' as const, limit: have, actual: have + (extra ?? 1) };
      return left.flatMap(({ workers }) => this.#entries(workers, reason, text, fix, []));
    }
    const { extra, seats, capacity } = await this.#extraBuses(left, helpful, people);
    const text: Bilingual = {
      zh: `车队 ${buses} 辆客车中，能跑这些线路的已没有足够的空座，还差 ${people} 人`,
      en: `among the ${buses} buses, those that can drive these routes have too few seats free; ${people} people are left`,
    };
    const fix: Fix =
      extra === null
        ? { text: { zh: '增加客车', en: 'add buses' }, proven: false }
        : {
            text: {
              zh: `再加 ${extra} 辆 ${seats} 座客车（限乘 ${capacity} 人）；已重新求解，${people} 人可全部接回`,
              en: `add ${extra} bus(es) of ${seats} seats (${capacity} allowed); solved again, all ${people} are carried`,
            },
            proven: true,
          };
    const actual = buses + (extra ?? 1);
    const reason = { code: 'fleet_exhausted' as const, limit: buses, actual };
    return left.flatMap(({ workers }) => this.#entries(workers, reason, text, fix, []));
  }

  /** The fewest drivers more at every depot that seat everybody, found by solving again. */
  async #extraDrivers(): Promise<number | null> {
    for (let extra = 1; extra <= mostExtraDrivers; extra++)
      if ((await this.#leftWith({ extraDrivers: extra })) === 0) return extra;
    return null;
  }

  /** The fewest extra buses of the largest helpful size that seat everybody, found by solving again. */
  async #extraBuses(left: readonly LeftOver[], helpful: readonly number[], people: number) {
    const { fleet } = this.#batch;
    const capacityOf = (t: number) =>
      Math.min(...left.map(({ group }) => fleet[t]!.capacity[this.#batch.groupRisk[group]!]!));
    const type = [...helpful].sort((a, b) => capacityOf(b) - capacityOf(a))[0];
    if (type === undefined) return { extra: null, seats: 0, capacity: 0 };
    const capacity = capacityOf(type);
    const found = { seats: fleet[type]!.seats, capacity };
    for (let extra = Math.ceil(people / capacity); extra <= mostExtraBuses; extra++) {
      const busCount = fleet.map((each, t) => each.plates.length + (t === fleet[type]!.likeType ? extra : 0));
      if ((await this.#leftWith({ busCount })) === 0) return { extra, ...found };
    }
    return { extra: null, ...found };
  }

  /** Bus types that could carry any of these groups. */
  #helpfulTypes(left: readonly LeftOver[]): number[] {
    const sets = left.map(({ group }) => new Set(this.#soloCheck.typesFor(group)));
    return this.#batch.fleet.map((_, t) => t).filter((t) => sets.every((types) => types.has(t)));
  }

  /** People left over when the batch is solved again with a change; those whom no bus can carry do not count. */
  async #leftWith(change: Parameters<typeof toProblem>[1]): Promise<number> {
    const people = this.#batch.groups.map((group, i) => (this.#solo[i]!.possible ? group.workers.length : 0));
    const { problem } = toProblem(this.#batch, { people, ...change });
    const reply = await this.#runSolver({ ...this.#request, problem, iterations: trialIterations });
    return reply.left.reduce((a, b) => a + b, 0);
  }

  #entries(workers: readonly Worker[], first: NamedLimit, text: Bilingual, fix: Fix, also: readonly Obstacle[]) {
    const { code, limit, actual } = first;
    return workers.map(({ workerId }) => ({
      workerId,
      reason: {
        code,
        limit,
        actual,
        text: inLocale(text, this.#locale),
        ...(first.rule !== undefined && { rule: first.rule }),
        ...(also.length > 0 && {
          also: also.map((other) => ({ code: other.code, limit: other.limit, actual: other.actual })),
        }),
      },
      fix: { text: inLocale(fix.text, this.#locale), proven: fix.proven },
    }));
  }
}

/** The limit that a reason names. */
type NamedLimit = Pick<Obstacle, 'code' | 'limit' | 'actual' | 'rule'>;

interface Fix {
  text: Bilingual;
  proven: boolean;
}

/** Lifting every obstacle found carries the group, because that is how they were found; of hopeless ones nobody knows. */
function liftingFix(obstacles: readonly Obstacle[]): Fix {
  const text = joined(obstacles.map(({ remedy }) => remedy));
  const proven = obstacles.every(({ code }) => code !== 'no_lawful_timetable' && code !== 'fleet_exhausted');
  return { text, proven };
}

function joined(texts: readonly Bilingual[]): Bilingual {
  return { zh: texts.map((text) => text.zh).join('；'), en: texts.map((text) => text.en).join('; ') };
}
