import type { Bilingual } from '../../../contract/text.ts';

/** The story of a demo, played on the pages. */
export const storyTexts = {
  simulated: { zh: '模拟行程', en: 'Simulated journey' },
  hint: {
    zh: '演示数据：人员、体温和路况都是模拟的。',
    en: 'Demo data: people, temperatures and traffic are made up.',
  },
  begin: { zh: '模拟这一批的全程', en: 'Simulate the whole journey' },
  told: (time: string): Bilingual => ({ zh: `正在模拟，已到 ${time}`, en: `being simulated, as far as ${time}` }),
  waiting: { zh: '正在准备模拟', en: 'the simulation is about to begin' },
  failed: { zh: '模拟未能完成', en: 'The simulation did not finish' },
  play: { zh: '播放', en: 'Play' },
  pause: { zh: '暂停', en: 'Pause' },
  speed: { zh: '速度', en: 'Speed' },
  perSecond: (minutes: number): Bilingual =>
    minutes < 60
      ? { zh: `每秒 ${minutes} 分钟`, en: `${minutes} min a second` }
      : { zh: `每秒 ${minutes / 60} 小时`, en: `${minutes / 60} h a second` },
  time: { zh: '显示的时刻', en: 'Time shown' },
  toEnd: { zh: '回到最新', en: 'Back to the newest' },
};
