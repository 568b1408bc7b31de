import type { Bilingual } from '../../contract/text.ts';

/** A step of starting the server, by what its log says. */
export interface ImportStep {
  /** 0 to 1. */
  share: number;
  text: Bilingual;
}

/** In order; a large map spends most of its time in the second reading and the landmarks. */
const steps: readonly (ImportStep & { log: RegExp })[] = [
  { log: /start creating graph/, share: 0.02, text: { zh: '读取地图', en: 'reading the map' } },
  { log: /pass1 - start reading OSM ways/, share: 0.05, text: { zh: '读取道路', en: 'reading roads' } },
  { log: /pass2 - start$/, share: 0.2, text: { zh: '读取路口', en: 'reading junctions' } },
  { log: /pass2 - start reading OSM ways/, share: 0.35, text: { zh: '建立路网', en: 'building the network' } },
  { log: /sorting graph/, share: 0.6, text: { zh: '整理路网', en: 'sorting the network' } },
  { log: /Start marking subnetworks/, share: 0.68, text: { zh: '查找孤立路网', en: 'looking for islands' } },
  { log: /location index created/, share: 0.75, text: { zh: '建立位置索引', en: 'indexing places' } },
  { log: /Start calculating \d+ landmarks/, share: 0.8, text: { zh: '准备快速查询', en: 'preparing quick answers' } },
  { log: /flushing graph/, share: 0.96, text: { zh: '保存', en: 'saving' } },
  { log: /loaded graph at/, share: 0.99, text: { zh: '启动服务', en: 'starting to serve' } },
];

/** The step that a line of the log begins; null where none. */
export function importStep(line: string): ImportStep | null {
  const step = steps.find(({ log }) => log.test(line));
  return step === undefined ? null : { share: step.share, text: step.text };
}
