import { bilingualIssues } from '../contract/bilingualIssues.ts';
import type { Bilingual } from '../contract/text.ts';
import { defaultPreset, presets } from './presets.ts';
import { type Policy, policySchema } from './schema.ts';

/** What a scenario says of its policy. */
export interface PolicyChoice {
  preset?: string | undefined;
  /** Nested, in the names of domain.md §9. */
  override?: unknown;
  /** Shorthand for `override.limits`; two different values are a fault. */
  limits?: unknown;
}

/** A fault in the choice, with the path of the field. */
export interface PolicyFault {
  path: string;
  message: Bilingual;
  remedy: Bilingual;
}

/**
 * Preset, then override, then the `limits` shorthand; checked as a whole.
 * Every unknown, ill-typed or contradictory field is a fault; with faults the policy is null.
 */
export function resolvePolicy(choice: PolicyChoice): { policy: Policy | null; faults: PolicyFault[] } {
  const name = choice.preset ?? defaultPreset;
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (preset === undefined) return { policy: null, faults: [unknownPreset(name)] };

  const faults: PolicyFault[] = [];
  const merged = structuredClone(preset) as unknown as Tree;
  if (choice.override !== undefined) merge(merged, choice.override, 'policy.override', faults);
  if (choice.limits !== undefined) mergeLimits(merged, choice, faults);

  const parsed = policySchema.safeParse(merged);
  if (!parsed.success) {
    const issues = bilingualIssues(policySchema, merged);
    for (const { issue, message } of issues) faults.push(invalidField(issue.path.join('.'), message));
    faults.push(...contradictionsBeside(merged, preset, new Set(issues.map(({ issue }) => String(issue.path[0])))));
    return { policy: null, faults };
  }
  faults.push(...contradictions(parsed.data));
  return { policy: faults.length === 0 ? parsed.data : null, faults };
}

type Tree = { [key: string]: unknown };

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes `patch` over `base` in place; arrays and scalars replace, objects go deeper; unknown names are faults. */
function merge(base: Tree, patch: unknown, path: string, faults: PolicyFault[]): void {
  if (!isTree(patch)) {
    faults.push(invalidField(path, { zh: '应为对象', en: 'expected an object' }));
    return;
  }
  for (const [key, value] of Object.entries(patch)) {
    const here = `${path}.${key}`;
    if (!Object.hasOwn(base, key) || (path === 'policy.override' && key === 'preset')) {
      faults.push(unknownField(here, Object.keys(base)));
      continue;
    }
    const old = base[key];
    if (isTree(old)) merge(old, value, here, faults);
    else base[key] = value;
  }
}

/** The shorthand may repeat what the override says, but not contradict it. */
function mergeLimits(merged: Tree, choice: PolicyChoice, faults: PolicyFault[]): void {
  const overridden = isTree(choice.override) && isTree(choice.override.limits) ? choice.override.limits : {};
  if (isTree(choice.limits)) {
    for (const [key, value] of Object.entries(choice.limits)) {
      if (Object.hasOwn(overridden, key) && overridden[key] !== value) {
        faults.push({
          path: `limits.${key}`,
          message: {
            zh: `limits.${key} = ${String(value)} 与 policy.override.limits.${key} = ${String(overridden[key])} 矛盾`,
            en: `limits.${key} = ${String(value)} contradicts policy.override.limits.${key} = ${String(overridden[key])}`,
          },
          remedy: { zh: '只在一处填写该限值', en: 'state the limit in one place only' },
        });
      }
    }
  }
  merge(merged.limits as Tree, choice.limits, 'limits', faults);
}

/** Values that are fine alone and make no sense together. */
function contradictions(policy: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const { hos, speed, trip, occupancy } = policy;
  const say = (path: string, zh: string, en: string) =>
    faults.push({ path, message: { zh, en }, remedy: { zh: '请改正其中一个值', en: 'change one of the two values' } });

  if (hos.cont_night_min > hos.cont_day_min)
    say(
      'hos.cont_night_min',
      '夜间连续驾驶上限大于白天上限',
      'the night limit of continuous driving exceeds the day limit',
    );
  if (hos.max_24h_min > hos.max_7d_min)
    say('hos.max_24h_min', '24 小时驾驶上限大于 7 日上限', 'the 24-hour driving limit exceeds the 7-day limit');
  if (hos.second_driver_km_expressway < hos.second_driver_km)
    say(
      'hos.second_driver_km_expressway',
      '高速直达的双驾里程门槛小于一般门槛',
      'the second-driver threshold for expressways is below the general one',
    );
  if (hos.daily_rest_min === 0 && needsDailyRest(hos))
    say(
      'hos.daily_rest_min',
      '按出勤时间或两次休息之间计算驾驶时间，须规定每日休息',
      'rules of duty, or of driving between daily rests, need the length of a daily rest',
    );
  if (hos.daily_rest_multi_min > hos.daily_rest_min)
    say(
      'hos.daily_rest_multi_min',
      '多名驾驶员的每日休息长于一名驾驶员的',
      'the daily rest of several drivers is longer than that of one',
    );
  if (hos.break_night_min > hos.break_min)
    say('hos.break_night_min', '夜间休息长于白天休息', 'a break at night is longer than one by day');
  if (hos.break_part_min > Math.min(hos.break_min, hos.break_night_min || hos.break_min))
    say('hos.break_part_min', '休息的一段长于整次休息', 'a part of a break is longer than the break');
  if (speed.cruise.motorway > speed.max_expressway)
    say('speed.cruise.motorway', '高速巡航速度超过最高限速', 'the motorway cruising speed exceeds the speed limit');
  if (trip.pickup_hours[0] >= trip.pickup_hours[1])
    say('trip.pickup_hours', '上车时段的开始不早于结束', 'the pick-up hours begin at or after their end');
  const { temp_per_day, temp_times, temp_grace_min } = policy.iso;
  if (temp_times.length !== temp_per_day)
    say('iso.temp_times', '测温时间的个数与每天测温次数不符', 'there are not as many times as measurements a day');
  if (closestTimes(temp_times) < 2 * temp_grace_min)
    say(
      'iso.temp_times',
      '测温时间未按先后排列，或间隔小于前后有效时间之和',
      'the times of a day are not in order, or closer together than a measurement counts before and after',
    );
  const { chlorine_mg_l, case_mg_l } = policy.disinfect;
  if (chlorine_mg_l[0] > chlorine_mg_l[1])
    say('disinfect.chlorine_mg_l', '有效氯下限大于上限', 'the least chlorine exceeds the most');
  if (Math.max(...chlorine_mg_l, case_mg_l) > policy.supplies.concentrate_mg_l)
    say(
      'supplies.concentrate_mg_l',
      '库存消毒原液比消毒所需的浓度还低',
      'the disinfectant in stock is weaker than what surfaces are disinfected with',
    );
  const { low, medium, high } = occupancy.by_risk;
  if (high > medium || medium > low)
    say(
      'occupancy.by_risk',
      '风险越高，乘载率上限不应越大',
      'a higher risk must not allow a larger share of the seats',
    );
  return faults;
}

/** Minutes between the two closest times of a day in the order given, that from the last one to the first of the next day included. */
function closestTimes(times: readonly string[]): number {
  const minutes = times.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return Math.min(...minutes.map((minute, i) => (minutes[i + 1] ?? minutes[0]! + 24 * 60) - minute));
}

function needsDailyRest({ duty_spread_min, duty_spread_multi_min, on_duty_min, window }: Policy['hos']): boolean {
  return duty_spread_min > 0 || duty_spread_multi_min > 0 || on_duty_min > 0 || window === 'between_rests';
}

function unknownPreset(name: string): PolicyFault {
  const known = Object.keys(presets).join(', ');
  return {
    path: 'policy.preset',
    message: { zh: `没有名为 ${name} 的政策预设`, en: `there is no policy preset named ${name}` },
    remedy: { zh: `可用的预设：${known}`, en: `use one of: ${known}` },
  };
}

function unknownField(path: string, known: string[]): PolicyFault {
  return {
    path,
    message: { zh: `政策中没有字段 ${path}`, en: `the policy has no field ${path}` },
    remedy: { zh: `此处可用的字段：${known.join(', ')}`, en: `fields known here: ${known.join(', ')}` },
  };
}

/** Contradictions of the sections in which every value is fine by itself, so that nobody has to come twice. */
function contradictionsBeside(merged: Tree, preset: Policy, faulty: ReadonlySet<string>): PolicyFault[] {
  const sound = Object.entries(merged).filter(([section]) => !faulty.has(section));
  const parsed = policySchema.safeParse({ ...preset, ...Object.fromEntries(sound) });
  return parsed.success ? contradictions(parsed.data) : [];
}

function invalidField(path: string, why: Bilingual): PolicyFault {
  return {
    path,
    message: { zh: `政策字段 ${path} 的值无效（${why.zh}）`, en: `policy field ${path} is invalid (${why.en})` },
    remedy: { zh: '请按字段的单位和取值范围填写', en: 'give a value of the right type, unit and range' },
  };
}
