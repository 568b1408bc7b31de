import type { Bilingual } from '../../contract/text.ts';

/** Words of the third tab: reports, crew, sheet, log, settings. */
export const moreTexts = {
  delay: { zh: '晚点', en: 'Delay' },
  delayBy: (minutes: number) => ({ zh: `晚 ${minutes} 分`, en: `+${minutes} min` }),
  delayWhy: { zh: '原因', en: 'Reason' },
  delayNow: (minutes: number) => ({ zh: `已报晚点 ${minutes} 分钟`, en: `Reported: ${minutes} min behind the plan` }),
  onTime: { zh: '恢复正点', en: 'On time again' },
  incident: { zh: '突发情况', en: 'Incident' },
  incidentType: { zh: '类型', en: 'Kind' },
  incidentWhat: { zh: '发生了什么', en: 'What happened' },
  report: { zh: '报告', en: 'Report' },
  rest: { zh: '临时休息', en: 'Unplanned rest' },
  restFor: (minutes: number) => ({ zh: `休息 ${minutes} 分钟`, en: `Rest for ${minutes} min` }),
  position: { zh: '车辆位置', en: 'Where the bus is' },
  positionHint: {
    zh: '打开后每分钟向调度报告一次位置，随时可关。',
    en: 'Once a minute the dispatcher is told where the bus is; off at any time.',
  },
  positionOn: { zh: '开始报告位置', en: 'Tell the position' },
  positionOff: { zh: '停止报告位置', en: 'Stop telling the position' },
  positionDenied: {
    zh: '手机不允许读取位置，请在设置中打开',
    en: 'The phone does not let the page see its position; allow it in the settings',
  },
  crew: { zh: '驾驶员', en: 'Drivers' },
  escorts: { zh: '跟车人员（企业）', en: 'Escorts (companies)' },
  sheet: { zh: '路单 PDF', en: 'Route sheet (PDF)' },
  version: (version: number, state: string) => ({
    zh: `路单第 ${version} 版 · ${state}`,
    en: `Sheet v${version} · ${state}`,
  }),
  log: { zh: '操作记录', en: 'What was done' },
  logEmpty: { zh: '还没有操作', en: 'Nothing yet' },
  settings: { zh: '显示', en: 'Display' },
  language: { zh: '语言', en: 'Language' },
  appearance: { zh: '外观', en: 'Appearance' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  system: { zh: '跟随系统', en: 'As the phone' },
  install: { zh: '装到桌面', en: 'Install on this phone' },
  linkUntil: (time: string) => ({ zh: `链接有效至 ${time}`, en: `The link works until ${time}` }),
};

/** How the sheet stands. */
export const sheetStates = {
  current: { zh: '已签收', en: 'acknowledged' },
  outdated: { zh: '已过期', en: 'outdated' },
  open: { zh: '未签收', en: 'not acknowledged' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** Reasons for a delay that one tap tells. */
export const delayReasons: readonly Bilingual[] = [
  { zh: '堵车', en: 'Traffic' },
  { zh: '天气', en: 'Weather' },
  { zh: '等人', en: 'Waiting for people' },
  { zh: '检查站排队', en: 'Queue at a checkpoint' },
  { zh: '车辆故障', en: 'Trouble with the bus' },
];

export const incidentNames = {
  breakdown: { zh: '车辆故障', en: 'Breakdown' },
  accident: { zh: '交通事故', en: 'Accident' },
  road_closed: { zh: '道路封闭', en: 'Road closed' },
  illness: { zh: '有人不适', en: 'Somebody is ill' },
  other: { zh: '其他', en: 'Something else' },
};

/** What an entry of the log says. */
export const kindNames: Record<string, Bilingual> = {
  departed: { zh: '出发', en: 'departed' },
  arrived: { zh: '到达', en: 'arrived' },
  left: { zh: '离开', en: 'left' },
  rest: { zh: '休息', en: 'rest' },
  delay: { zh: '晚点', en: 'delay' },
  incident: { zh: '突发情况', en: 'incident' },
  handed_over: { zh: '交接', en: 'handed over' },
  boarded: { zh: '上车', en: 'boarded' },
  walk_on: { zh: '名单外上车', en: 'walked on' },
  wrong_bus: { zh: '上错车', en: 'in the wrong bus' },
  no_show: { zh: '未出现', en: 'no-show' },
  refused: { zh: '不得上车', en: 'refused' },
  withdrawn_on_site: { zh: '放弃', en: 'withdrew' },
  reseated: { zh: '换到后排', en: 'moved to the back' },
  temperature: { zh: '测温', en: 'temperature taken' },
};
