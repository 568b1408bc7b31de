import type { BoardingState } from './model/boarding.ts';

/** Words of the frame: head, door, banners, settings. */
export const texts = {
  title: { zh: '接运 · 路单', en: 'Jieyun · route sheet' },
  doorText: {
    zh: '请打开调度员发给您的链接，或扫描其二维码。',
    en: 'Open the link that your dispatcher sent you, or scan its code.',
  },
  doorPaste: { zh: '也可以把链接粘贴到这里', en: 'Or paste the link here' },
  doorOpen: { zh: '打开车次', en: 'Open the trip' },
  doorBad: { zh: '这不是司机链接', en: 'This is not a driver’s link' },
  opening: { zh: '正在打开车次……', en: 'Opening the trip …' },
  firstNeedsNetwork: {
    zh: '第一次打开需要网络；连上后会自动继续。',
    en: 'Opening a trip for the first time takes a network; it goes on by itself once there is one.',
  },
  noStorage: {
    zh: '浏览器不允许保存数据（可能是无痕模式），离线后无法使用。请用普通模式打开。',
    en: 'The browser keeps nothing (a private window, perhaps), so this page cannot work offline. Open it in a normal window.',
  },
  ended: { zh: '链接已失效', en: 'The link works no more' },
  endedText: {
    zh: '它已过期或被调度员作废。本机上的名单已清除。',
    en: 'It ran out, or the dispatcher revoked it. The list of people was deleted from this phone.',
  },
  unsentKept: (n: number) => ({
    zh: `有 ${n} 项操作服务器还没有收到，仍保存在本机。请调度员发一个本车次的新链接，在本机打开后会自动补发。`,
    en: `The server has not got ${n} of your actions; they are still on this phone. Ask for a new link to this trip: opened here, it sends them.`,
  }),
  finished: { zh: '辛苦了，一路平安！', en: 'All done. Safe journey home!' },
  finishedText: { zh: '本机上的名单和路单已清除。', en: 'List and sheet were deleted from this phone.' },
  unpublished: { zh: '本车次尚未发布，请稍候', en: 'This trip is not published yet; please wait' },
  cancelled: { zh: '本车次已取消，请联系调度员', en: 'This trip is cancelled; call the dispatcher' },
  tabTrip: { zh: '行程', en: 'Trip' },
  tabList: { zh: '名单', en: 'People' },
  tabMore: { zh: '更多', en: 'More' },
  waiting: (n: number) => ({ zh: `${n} 项待同步`, en: `${n} waiting to sync` }),
  synced: (time: string) => ({ zh: `已同步 ${time}`, en: `Synced ${time}` }),
  syncing: { zh: '同步中…', en: 'Syncing …' },
  offline: { zh: '连不上服务器', en: 'No connection' },
  syncNow: { zh: '立即同步', en: 'Sync now' },
  timeZone: (zone: string) => ({ zh: `时间均为 ${zone}`, en: `Times are ${zone}` }),
  acknowledge: (version: number) => ({ zh: `签收路单 v${version}`, en: `I have read sheet v${version}` }),
  newSheet: (version: number) => ({
    zh: `请看完路单后签收（第 ${version} 版）`,
    en: `Read the sheet, then acknowledge it (version ${version})`,
  }),
  outdated: (held: number, version: number) => ({
    zh: `路单已更新：您签收的是第 ${held} 版，现在是第 ${version} 版。旧版作废，请重看停靠点和名单。`,
    en: `The sheet has changed: you acknowledged version ${held}, now it is version ${version}. Do not use the old one; read stops and list again.`,
  }),
  acknowledging: { zh: '签收待同步', en: 'Acknowledgement waiting to sync' },
  otherDay: (day: string) => ({ zh: `这个车次是 ${day} 的，不是今天`, en: `This trip is of ${day}, not of today` }),
  refusedActions: (n: number) => ({ zh: `有 ${n} 项操作服务器没有接受`, en: `The server did not take ${n} actions` }),
  dismiss: { zh: '知道了', en: 'Put away' },
  noted: { zh: '已记下，待同步', en: 'Noted; waiting to sync' },
  taken: { zh: '服务器已收到', en: 'The server has it' },
  undo: { zh: '撤销', en: 'Undo' },
  notKept: { zh: '本机存储已满，没有记下，请重试', en: 'The phone could not keep it; try again' },
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  confirm: { zh: '确定', en: 'Confirm' },
};

/** How somebody stands. */
export const stateNames: Record<BoardingState, { zh: string; en: string }> = {
  expected: { zh: '未到', en: 'expected' },
  boarded: { zh: '已上车', en: 'boarded' },
  no_show: { zh: '未出现', en: 'no-show' },
  refused: { zh: '不得上车', en: 'refused' },
  withdrawn: { zh: '放弃', en: 'withdrew' },
  handed_over: { zh: '已交接', en: 'handed over' },
};
