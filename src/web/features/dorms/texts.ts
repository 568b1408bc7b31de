import type { MoveReason } from '../../../contract/dormBoard.ts';
import type { Bilingual } from '../../../contract/text.ts';

/** Words of the page of beds. */
export const texts = {
  title: { zh: '宿舍', en: 'Beds' },
  hint: {
    zh: '拖动人员到床位，或先选人再选床位；颜色显示可否。',
    en: 'Drag people to a bed, or choose a person and then a bed; colours show what is allowed.',
  },
  batch: { zh: '批次', en: 'Batch' },
  building: { zh: '楼栋', en: 'Building' },
  noPlan: { zh: '批次还没有发布方案', en: 'No plan of the batch is published yet' },
  noRooms: { zh: '批次没有房间', en: 'The batch has no rooms' },
  board: { zh: '床位图', en: 'Board' },
  table: { zh: '列表', en: 'Table' },
  occupancy: { zh: '未来 14 天', en: 'Next 14 days' },
  floor: (floor: string) => ({ zh: `${floor} 层`, en: `Floor ${floor}` }),
  bed: (bed: number) => ({ zh: `${bed} 床`, en: `Bed ${bed}` }),
  free: { zh: '空', en: 'free' },
  isolation: { zh: '隔离', en: 'Isolation' },
  dorm: { zh: '普通', en: 'Ordinary' },
  M: { zh: '男', en: 'Men' },
  F: { zh: '女', en: 'Women' },
  any: { zh: '不限', en: 'Anybody' },
  without: (n: number) => ({ zh: `没有床位：${n} 人`, en: `Without a bed: ${n}` }),
  reassign: { zh: '重新安排未锁定的', en: 'Assign the unlocked anew' },
  reassignSure: {
    zh: '未锁定的人员可能换床，继续吗？',
    en: 'People whose bed is not locked may get another one. Go on?',
  },
  reassigned: (moved: number, without: number) => ({
    zh: `${moved} 人换床，${without} 人没有床位`,
    en: `${moved} got another bed, ${without} have none`,
  }),
  selected: (name: string) => ({ zh: `已选 ${name}：请选床位`, en: `${name} is chosen: choose a bed` }),
  drop: { zh: '取消选择', en: 'Choose nobody' },
  move: { zh: '换床', en: 'Move' },
  moveTo: (name: string, bed: string) => ({ zh: `${name} → ${bed}`, en: `${name} → ${bed}` }),
  exchange: (name: string) => ({ zh: `与 ${name} 互换`, en: `They change places with ${name}` }),
  reason: { zh: '原因', en: 'Reason' },
  lock: { zh: '锁定：以后的方案和重新安排都不改', en: 'Lock it: later plans and assigning anew keep it' },
  locked: { zh: '已锁定', en: 'locked' },
  cancel: { zh: '取消', en: 'Cancel' },
  person: { zh: '人员', en: 'Person' },
  company: { zh: '企业', en: 'Company' },
  trip: { zh: '车次', en: 'Trip' },
  sex: { zh: '性别', en: 'Sex' },
  place: { zh: '床位', en: 'Bed' },
  from: { zh: '入住', en: 'From' },
  until: { zh: '至', en: 'Until' },
  search: { zh: '筛选', en: 'Filter' },
  nobody: { zh: '没有人员', en: 'Nobody' },
  kind: { zh: '种类', en: 'Kind' },
  beds: { zh: '床位数', en: 'Beds' },
};

/** Why somebody gets another bed. */
export const reasonNames: Record<MoveReason, Bilingual> = {
  request: { zh: '本人要求', en: 'at their request' },
  together: { zh: '照顾同住', en: 'to be together' },
  apart: { zh: '分开居住', en: 'to be apart' },
  health: { zh: '健康', en: 'health' },
  room_unusable: { zh: '房间不能用', en: 'room cannot be used' },
  arrived_otherwise: { zh: '到达情况有变', en: 'arrived otherwise than planned' },
  reassigned: { zh: '重新安排', en: 'assigned anew' },
  other: { zh: '其他', en: 'other' },
};
