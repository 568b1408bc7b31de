import type { Bilingual } from '../../../contract/text.ts';

/** Another bus or other drivers for a trip. */
export const staffTexts = {
  open: { zh: '换车或驾驶员', en: 'Bus and drivers' },
  title: (tripId: string): Bilingual => ({
    zh: `${tripId} 换车或驾驶员`,
    en: `${tripId}: another bus or other drivers`,
  }),
  now: (plate: string, drivers: string): Bilingual => ({
    zh: `现在：${plate}；驾驶员 ${drivers || '随车'}`,
    en: `Now: ${plate}; drivers ${drivers || 'of the bus'}`,
  }),
  bus: { zh: '客车', en: 'Bus' },
  busWords: (plate: string, seats: number, capacity: number, depot: string): Bilingual => ({
    zh: `${plate} · ${seats} 座，限乘 ${capacity} · 车场 ${depot}`,
    en: `${plate} · ${seats} seats, ${capacity} may ride · depot ${depot}`,
  }),
  present: { zh: '现用', en: 'now' },
  perDay: (cost: string): Bilingual => ({ zh: `每天 ¥${cost}`, en: `¥${cost} a day` }),
  noBuses: { zh: '没有空闲的客车', en: 'No bus stands idle' },
  drivers: { zh: '驾驶员', en: 'Drivers' },
  driversHint: (depot: string): Bilingual => ({
    zh: `列出车场 ${depot} 空闲的驾驶员；工时和驾照由系统核查`,
    en: `Those of depot ${depot} who are free; hours and licence are checked`,
  }),
  byItself: { zh: '由系统安排', en: 'Chosen by the planner' },
  ownDrivers: {
    zh: '本批次没有驾驶员名单，驾驶员随车。',
    en: 'The batch has no list of drivers: they come with the bus.',
  },
  hoursLeft: (hours: string): Bilingual => ({ zh: `本周还可驾驶 ${hours} 小时`, en: `${hours} h left this week` }),
  licence: (date: string): Bilingual => ({ zh: `驾照至 ${date}`, en: `licence until ${date}` }),
  goal: { zh: '何时生效', en: 'When it counts' },
  goalPublish: (version: number): Bilingual => ({
    zh: `立即发布为 v${version}，只有这张路单变新`,
    en: `at once, published as v${version}; this sheet alone is new`,
  }),
  goalDraft: { zh: '只改草稿，下次发布时生效', en: 'in the draft alone, with the next publication' },
  editsStay: (edits: number): Bilingual => ({
    zh: `草稿中未发布的 ${edits} 处调整不会随之发布`,
    en: `The ${edits} edits of the draft are not published with it`,
  }),
  publish: { zh: '更换并发布', en: 'Change and publish' },
  change: { zh: '更换', en: 'Change' },
  cancel: { zh: '取消', en: 'Cancel' },
};
