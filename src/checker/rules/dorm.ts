import type { RuleTable } from './ruleTable.ts';

/** Rules on beds: who has one, in which room, with whom, for how long. */
export const dormRules = {
  'dorm.somewhere': {
    source: 'issue 8 part 5: everybody carried has a bed, or the reason why not',
    zh: '每个乘车的人员要么有床位，要么列在无床位名单中一次；不乘车的人员没有床位',
    en: 'each carried worker has a bed or stands in dorms.without once; nobody else has a bed',
  },
  'dorm.known': {
    source: 'formats.md §1 dorms.csv',
    zh: '床位在 dorms.csv 中，房间种类一致',
    en: 'the bed is in dorms.csv, and its room is of the kind stated',
  },
  'dorm.label': {
    source: 'formats.md §2 workers[].dorm',
    zh: '人员的宿舍名称与其床位一致',
    en: 'the dormitory of a worker names his bed',
  },
  'dorm.once': { source: 'issue 8 part 5', zh: '一个床位只给一人', en: 'a bed is given once' },
  'dorm.held': {
    source: 'issue 8 part 5: no bed twice, over all batches',
    zh: '床位在住宿期间没有其他批次的人员',
    en: 'nobody of another batch has the bed on a day of the stay',
  },
  'dorm.capacity': {
    source: 'domain.md §4, §9 dorm.max_per_room',
    zh: '每间人数不超过上限',
    en: 'a room holds no more people than the policy lets it',
  },
  'dorm.sex': {
    source: 'domain.md §4, §9 dorm.single_sex',
    zh: '房间的性别与人员相符，男女分住；申请同住的夫妻除外',
    en: 'a room suits the sex of its people and is for one sex, couples who asked for a room of their own excepted',
  },
  'dorm.kind': {
    source: 'domain.md §4, §9 iso.rules',
    zh: '须隔离的人员住隔离房，其他人员住普通宿舍',
    en: 'who must be isolated is in an isolation room, and nobody else',
  },
  'dorm.single_room': {
    source: 'domain.md §4, §9 iso.rules single_room',
    zh: '须单人隔离的人员独住一间',
    en: 'who must be isolated by himself is alone in his room',
  },
  'dorm.company': {
    source: 'formats.md §1 dorms.csv company_id',
    zh: '企业的房间只住本企业人员',
    en: 'a room of a company is for its own people',
  },
  'dorm.cohort': {
    source: 'domain.md §4, §9 cohort',
    zh: '隔离房的同住人员同车到达（政策允许时为到达时间相近）',
    en: 'people of an isolation room came in one coach, or where the policy lets them, within its hours of each other',
  },
  'dorm.floor_exclusive': {
    source: 'domain.md §4, §9 iso.floor_exclusive',
    zh: '隔离房与普通宿舍不同层',
    en: 'isolation and ordinary rooms in use share no floor',
  },
  'dorm.fever_rooms': {
    source: 'domain.md §4, §9 iso.fever_rooms_share',
    zh: '按政策留空发热隔离房，留空的房间存在且无人',
    en: 'isolation rooms are kept empty for fever, as many as the policy asks for, on no floor of ordinary rooms in use',
  },
  'dorm.stay': {
    source: 'domain.md §4, §9 iso.days, iso.day0',
    zh: '床位自到达日起，隔离至规定天数之日，普通宿舍不设截止日',
    en: 'a bed is had from the day of arrival to the day of release by the rule for the origin; an ordinary one is open-ended',
  },
  'dorm.without': {
    source: 'issue 8 part 5: the reason when somebody has no bed and what would help',
    zh: '无床位者有清单内的原因代码和说明，办法不为空文',
    en: 'who has no bed has a reason of the closed list in words, and a help that says something where there is one',
  },
  'dorm.figures': {
    source: 'issue 8 part 5: named proof or bound',
    zh: '有床人数正确；界不高于所达到的值，达到界时才称最优',
    en: 'people with a bed are counted; bounds are at most what is reached, and only a met bound is called optimal',
  },
} as const satisfies RuleTable;
