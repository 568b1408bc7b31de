import type { StopKind } from '../../contract/plan.ts';
import type { Bilingual } from '../../contract/text.ts';

/** Words of driving: next stop, rests, crew. */
export const tripTexts = {
  next: { zh: '下一站', en: 'Next stop' },
  here: { zh: '当前停靠', en: 'Standing at' },
  begin: { zh: '出发地', en: 'Start' },
  over: { zh: '全程结束', en: 'The trip is over' },
  ending: { zh: '收车', en: 'Ending the work' },
  planned: { zh: '计划', en: 'planned' },
  expected: { zh: '预计', en: 'expected' },
  unlawful: {
    zh: '按驾驶时间规定已走不完全程，请联系调度员',
    en: 'By the driving-hours rules the trip cannot be finished: call the dispatcher',
  },
  arrival: { zh: '到达', en: 'arrive' },
  departure: { zh: '发车', en: 'leave' },
  legOf: (km: string, hours: string) => ({ zh: `${km}，行驶 ${hours}`, en: `${km}, ${hours} of driving` }),
  estimated: { zh: '（估算）', en: ' (estimate)' },
  drives: (name: string) => ({ zh: `驾驶员：${name}`, en: `At the wheel: ${name}` }),
  drivesNext: (name: string) => ({ zh: `下一段驾驶员：${name}`, en: `Drives from here: ${name}` }),
  boards: (n: number) => ({ zh: `上车 ${n} 人`, en: `${n} board` }),
  alights: (n: number) => ({ zh: `下车 ${n} 人`, en: `${n} get off` }),
  navigate: { zh: '导航', en: 'Navigate' },
  amap: { zh: '高德地图', en: 'Amap' },
  call: (name: string) => ({ zh: `拨打 ${name}`, en: `Call ${name}` }),
  depart: { zh: '出发', en: 'Depart' },
  arrive: { zh: '已到达', en: 'Arrived' },
  arriveRest: { zh: '到达，开始休息', en: 'Arrived, rest begins' },
  leave: { zh: '离开本站', en: 'Leave this stop' },
  checkIn: { zh: '点名上车', en: 'Check people in' },
  handOver: { zh: '交接人员', en: 'Hand people over' },
  restUntil: (time: string) => ({ zh: `休息到 ${time}`, en: `Rest until ${time}` }),
  tooEarly: (time: string) => ({
    zh: `计划休息到 ${time}，现在离开可能违反驾驶时间规定`,
    en: `The rest is planned until ${time}: leaving now may break the driving-hours rules`,
  }),
  leaveMissing: (n: number) => ({
    zh: `还有 ${n} 人没有点到，确定离开？`,
    en: `${n} are not checked in yet. Leave all the same?`,
  }),
  breakDue: (time: string) => ({ zh: `最晚 ${time} 停车休息或换驾驶员`, en: `Stop or change drivers by ${time}` }),
  healthStopDue: (time: string) => ({
    zh: `${time} 前进服务区通风、测温`,
    en: `Air the bus and take temperatures by ${time}`,
  }),
  overdue: { zh: '已超时', en: 'overdue' },
  measured: (done: number, due: number) => ({ zh: `已测温 ${done}/${due}`, en: `${done} of ${due} measured` }),
  measure: { zh: '逐人测温', en: 'Take temperatures' },
  counts: (boarded: number, all: number) => ({ zh: `已上车 ${boarded}/${all}`, en: `${boarded} of ${all} aboard` }),
  missing: (n: number) => ({ zh: `未到 ${n}`, en: `${n} missing` }),
  handOverTo: (company: string) => ({ zh: `交给 ${company}`, en: `Hand over to ${company}` }),
  handOverCount: (n: number) => ({ zh: `确认交接 ${n} 人`, en: `Hand over ${n} people` }),
  signer: { zh: '企业接收人姓名', en: 'Name of who takes them over' },
  signHere: { zh: '接收人在此手写签名', en: 'They sign here' },
  wipe: { zh: '重签', en: 'Wipe' },
  notSigned: { zh: '没有签名：企业可在到达登记处补签', en: 'Not signed: the company can sign at the arrival desk' },
  nobodyHere: { zh: '没有人在此下车', en: 'Nobody gets off here' },
  finish: { zh: '完成并清除本机数据', en: 'Finish and clear this phone' },
  finishWait: { zh: '等全部同步后才能清除', en: 'Possible once everything is synced' },
  finishSure: {
    zh: '将从本机删除名单和路单，之后需要链接才能再打开。',
    en: 'List and sheet are deleted from this phone; opening the trip again takes the link.',
  },
  timeline: { zh: '全部停靠点', en: 'All stops' },
  passed: { zh: '已过', en: 'passed' },
};

/** What a stop is. */
export const stopKindNames: Record<StopKind, Bilingual> = {
  depot: { zh: '车场', en: 'depot' },
  pickup: { zh: '上车点', en: 'pick-up' },
  rest: { zh: '休息', en: 'rest' },
  curfew: { zh: '凌晨停驶', en: 'night curfew' },
  overnight: { zh: '过夜', en: 'overnight' },
  handover: { zh: '换驾驶员', en: 'change of drivers' },
  dropoff: { zh: '下车点', en: 'drop-off' },
};
