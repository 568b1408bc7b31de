import type { RuleTable } from './ruleTable.ts';

/** Rules on plans made from a plan that stands: what was locked stays, and what changed is said. */
export const replanRules = {
  'start.document': {
    source: 'issue 3 part 3: a start from a given plan',
    zh: '方案写明它由哪个方案出发（按生成时间）',
    en: 'the plan names the plan that it started from, by the time it was made',
  },
  'lock.known': {
    source: 'issue 3 part 3: locks',
    zh: '每项锁定指向原方案中的班次、站点、组或人员',
    en: 'each lock names a trip, stop, group or worker of the plan that stands',
  },
  'lock.trip': {
    source: 'issue 3 part 3: locks',
    zh: '锁定的班次保持原车、原驾驶员、原停靠顺序和原有人员，不增加他人',
    en: 'a locked trip keeps its bus, drivers, stops in order and people, and nobody else boards',
  },
  'lock.stop': {
    source: 'issue 3 part 3: locks',
    zh: '锁定站点的人员留在原车，并在该站上下车',
    en: 'the people of a locked stop stay in their bus and use that stop',
  },
  'lock.group': {
    source: 'issue 3 part 3: locks',
    zh: '锁定组的人员留在原车',
    en: 'the people of a locked group stay in their buses',
  },
  'lock.worker': {
    source: 'issue 3 part 3: locks',
    zh: '锁定的人员留在原车',
    en: 'a locked worker stays in his bus',
  },
  'start.trips': {
    source: 'issue 3 part 3: price per change',
    zh: '新增、取消和停靠变更的班次全部列出，且只列这些',
    en: 'trips that are new, cancelled or call elsewhere are listed, and no others',
  },
  'start.people': {
    source: 'issue 3 part 3: price per change',
    zh: '换车、落下、新上车和退出的人员全部列出，且只列这些',
    en: 'people who changed buses, are left behind, are new aboard or withdrawn are listed, and no others',
  },
  'start.price': {
    source: 'issue 3 part 3: price per change; domain.md §9 price',
    zh: '变更数及其价格按政策计算',
    en: 'the number of changes and their price follow from the lists and the policy',
  },
} as const satisfies RuleTable;
