import type { Bilingual } from '../../../contract/text.ts';

/** Words of the queues. */
export const queueTexts = {
  title: { zh: '队列', en: 'Queues' },
  hint: {
    zh: '正在排队和处理的工作，以及没有做成的工作。',
    en: 'Work that waits or is being done, and work that could not be done.',
  },
  queues: { zh: '队列', en: 'Queues' },
  name: { zh: '名称', en: 'Name' },
  waiting: { zh: '等待', en: 'Waiting' },
  active: { zh: '进行中', en: 'Running' },
  delayed: { zh: '推迟', en: 'Put off' },
  failed: { zh: '失败', en: 'Failed' },
  failures: { zh: '没有做成的工作', en: 'Work that was given up' },
  noFailure: { zh: '没有失败的工作', en: 'Nothing was given up' },
  failedAt: { zh: '时间', en: 'Time' },
  kind: { zh: '种类', en: 'Kind' },
  request: { zh: '审核名单', en: 'Reading a roster' },
  plan: { zh: '规划', en: 'Planning' },
  verification: { zh: '道路复核', en: 'Measuring roads' },
  reason: { zh: '原因', en: 'Reason' },
  retry: { zh: '重试', en: 'Try again' },
  retried: { zh: '已重新排队', en: 'Queued again' },
};

/** What people call the queues; one of a later version goes by its own name. */
export const queueNames: Readonly<Record<string, Bilingual>> = {
  intake: { zh: '读取名单', en: 'Rosters' },
  planning: { zh: '规划', en: 'Planning' },
  roads: { zh: '道路测量', en: 'Roads' },
};
