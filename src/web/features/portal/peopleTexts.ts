import type { withdrawalReasons } from '../../../contract/planInput.ts';
import type { Bilingual } from '../../../contract/text.ts';

/** Words of the people of a company and of their way. */
export const peopleTexts = {
  name: { zh: '姓名', en: 'Name' },
  idNumber: { zh: '证件号码', en: 'ID number' },
  phone: { zh: '手机', en: 'Phone' },
  county: { zh: '区县', en: 'County' },
  state: { zh: '状态', en: 'State' },
  bus: { zh: '车次 / 座位', en: 'Bus / seat' },
  boarding: { zh: '上车', en: 'Boards' },
  arrival: { zh: '到厂', en: 'Arrives' },
  dorm: { zh: '床位', en: 'Bed' },
  missed: { zh: '车已开走，未说明原因', en: 'Bus left without him, reason not told' },
  signed: { zh: '签收的名单', en: 'Signed list' },
  buses: { zh: '接本企业员工的客车', en: 'Buses that fetch your people' },
  trip: { zh: '车次', en: 'Bus' },
  departed: { zh: '发车', en: 'Departed' },
  aboard: { zh: '车上', en: 'Aboard' },
  ownPeople: { zh: '只计本企业的人', en: 'of your company alone' },
  nextStop: { zh: '下一站', en: 'Next stop' },
  eta: { zh: '预计到厂', en: 'Expected at the plant' },
  delay: { zh: '晚点', en: 'Delay' },
  heard: { zh: '最近消息', en: 'Last heard' },
  source: { zh: '名单位置', en: 'On the roster' },
  rowOf: (row: number) => ({ zh: `第 ${row} 行`, en: `row ${row}` }),
  inferred: { zh: '推断', en: 'Inferred' },
  inferredHint: {
    zh: '区县不是名单所写，而是由地址或证件号推断',
    en: 'The county was not written; it was inferred from the address or the ID number',
  },
  people: (n: number) => ({ zh: `${n} 人`, en: n === 1 ? '1 person' : `${n} people` }),
  search: { zh: '按姓名、证件尾号、区县、车次筛选', en: 'Filter by name, end of the ID, county, bus' },
  allStates: { zh: '全部状态', en: 'All states' },
  stateFilter: { zh: '按状态筛选', en: 'Filter by state' },
  none: { zh: '还没有人员。请先在“名单”里上传。', en: 'Nobody yet. Send a roster first.' },
  noFit: { zh: '没有符合条件的人员', en: 'Nobody fits the filter' },
  planOf: (time: string) => ({ zh: `乘车安排按 ${time} 的方案`, en: `Journeys by the plan of ${time}` }),
  noPlan: {
    zh: '区里还没有排出车次；排好后这里显示车次、座位和时间。',
    en: 'No plan yet; buses, seats and times appear here when there is one.',
  },

  accepted: { zh: '已受理', en: 'Accepted' },
  placed: { zh: '已安排车次', en: 'On a bus' },
  left_over: { zh: '未能安排', en: 'Left over' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  awaiting_application: { zh: '等待申报通过', en: 'Waits for the application' },
  duplicate_in_batch: { zh: '本企业重复', en: 'Twice in your rosters' },
  duplicate_other_company: { zh: '与其他企业重复', en: 'Also claimed by another company' },
  missingNow: { zh: '新名单里没有此人', en: 'Not in the newest roster' },

  more: (name: string) => ({ zh: `${name} 的操作`, en: `Actions for ${name}` }),
  reveal: { zh: '查看完整信息', en: 'See full values' },
  remark: { zh: '备注', en: 'Remark' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  keep: { zh: '保留', en: 'Keep' },
  restore: { zh: '恢复', en: 'Restore' },
  withdrawTitle: (name: string) => ({ zh: `撤回 ${name}？`, en: `Withdraw ${name}?` }),
  withdrawHint: {
    zh: '撤回后不再为此人安排车辆，可以再恢复。',
    en: 'No seat is planned for a person who is withdrawn; you can take it back.',
  },
  reason: { zh: '原因', en: 'Reason' },
  decided: { zh: '已保存', en: 'Saved' },
};

/** Why somebody is withdrawn, as people say it. */
export const reasonTexts = {
  own_travel: { zh: '自行返岗', en: 'Travels by himself' },
  cannot_travel: { zh: '不能前来', en: 'Cannot travel' },
  left_company: { zh: '已离职', en: 'Left the company' },
  not_needed: { zh: '暂不需要', en: 'Not needed now' },
  duplicate: { zh: '重复', en: 'Named twice' },
  entered_by_mistake: { zh: '误填', en: 'Entered by mistake' },
  other: { zh: '其他', en: 'Something else' },
} satisfies Record<(typeof withdrawalReasons)[number], Bilingual>;

/** For what somebody sees a person's values in full, as people say it. */
export const purposeTexts = {
  contact_worker: { zh: '联系本人', en: 'To contact the person' },
  check_identity: { zh: '核对身份', en: 'To check the identity' },
  correct_roster: { zh: '修正名单', en: 'To correct the roster' },
  trace_contacts: { zh: '追踪接触者', en: 'To trace contacts' },
  medical_emergency: { zh: '医疗急救', en: 'A medical emergency' },
  legal_request: { zh: '依法查询', en: 'A legal request' },
};
