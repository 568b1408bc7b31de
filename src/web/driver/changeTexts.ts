/** What a new sheet has otherwise, in words. */
export const changeTexts = {
  bus: (from: string, to: string) => ({ zh: `换车：${from} → ${to}`, en: `Bus: ${from} → ${to}` }),
  drivers: (from: string, to: string) => ({ zh: `驾驶员：${from} → ${to}`, en: `Drivers: ${from} → ${to}` }),
  stop_added: (name: string, time: string) => ({
    zh: `新增停靠：${name}（${time}）`,
    en: `New stop: ${name} (${time})`,
  }),
  stop_removed: (name: string, _now: string) => ({ zh: `取消停靠：${name}`, en: `Stop dropped: ${name}` }),
  stop_time: (name: string, time: string) => ({ zh: `${name} 改为 ${time} 到达`, en: `${name}: now at ${time}` }),
  stop_driver: (name: string, driver: string) => ({
    zh: `到 ${name} 改由 ${driver} 驾驶`,
    en: `To ${name}: ${driver} drives`,
  }),
  person_added: (name: string, _now: string) => ({ zh: `新增乘客：${name}`, en: `New passenger: ${name}` }),
  person_removed: (name: string, _now: string) => ({ zh: `不再乘坐：${name}`, en: `No longer rides along: ${name}` }),
};
