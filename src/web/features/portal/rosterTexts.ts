import type { columnMeanings } from '../../../contract/api/rosterWork.ts';
import type { Bilingual } from '../../../contract/text.ts';

/** Words of what was found in a roster and of mending it. */
export const rosterTexts = {
  template: { zh: '下载模板', en: 'Download the template' },
  badRows: { zh: '下载问题行', en: 'Download these rows' },
  badRowsHint: {
    zh: '含完整信息（留痕）；改好后直接上传即可。',
    en: 'With full values (audited). Correct them and send the file as it is.',
  },
  fixHere: { zh: '改为', en: 'Change to' },
  fixOf: (cell: string) => ({ zh: `${cell} 改为`, en: `Change ${cell} to` }),
  fixPlaceholder: { zh: '填写正确的值', en: 'The right value' },
  saveFixes: (n: number) => ({
    zh: `保存 ${n} 处修改并重新审核`,
    en: n === 1 ? 'Save 1 change and read again' : `Save ${n} changes and read again`,
  }),
  fixesSent: { zh: '已保存，正在重新审核', en: 'Saved; being read again' },
  unfixable: { zh: '请在文件中修改', en: 'To be changed in the file' },
  outdated: {
    zh: '这份名单之后又有新版本，请改最新的一份。',
    en: 'A newer version of this roster came in; correct that one.',
  },
  columns: (known: number, all: number) => ({
    zh: `表头识别：${all} 列中认出 ${known} 列`,
    en: `Columns: ${known} of ${all} are understood`,
  }),
  column: { zh: '列', en: 'Column' },
  columnTitle: { zh: '表头', en: 'Title' },
  readAs: { zh: '读作', en: 'Read as' },
  assignHint: {
    zh: '认错或没有认出的列，在这里选它的含义；本企业以后的名单也会这样读。',
    en: 'Say what a column means that was misread or not understood; later rosters of the company are read so, too.',
  },
  assignOf: (column: string, title: string) => ({
    zh: `${column} 列“${title}”读作`,
    en: `Read ${column} “${title}” as`,
  }),
  ownMeaning: { zh: '本企业指定', en: 'As the company said' },
  missingColumns: (fields: string) => ({
    zh: `还没有找到这些必需的列：${fields}`,
    en: `Required columns were not found: ${fields}`,
  }),
  saveColumns: (n: number) => ({
    zh: `保存 ${n} 列并重新审核`,
    en: n === 1 ? 'Save 1 column and read again' : `Save ${n} columns and read again`,
  }),
  columnsSent: { zh: '已记住，正在重新审核', en: 'Remembered; being read again' },
  headerOf: (row: number, rows: number) => ({
    zh: `表头在第 ${row} 行，数据 ${rows} 行`,
    en: `header in row ${row}, ${rows} rows of data`,
  }),
  diff: { zh: '与上一次名单相比', en: 'Since the roster before' },
  diffSame: { zh: '与上一次名单相比，人员没有变化', en: 'Nobody changed since the roster before' },
  added: (n: number) => ({ zh: `新增 ${n}`, en: `${n} added` }),
  dropped: (n: number) => ({ zh: `不再出现 ${n}`, en: `${n} no longer named` }),
  changed: (n: number) => ({ zh: `有变化 ${n}`, en: `${n} changed` }),
  same: (n: number) => ({ zh: `不变 ${n}`, en: `${n} as before` }),
  droppedHint: {
    zh: '不再出现的人不会自动删除，请在“人员”里逐个确认撤回或保留。',
    en: 'Whoever is no longer named is not dropped by itself: decide on the tab People.',
  },
  kindAdded: { zh: '新增', en: 'Added' },
  kindDropped: { zh: '不再出现', en: 'No longer named' },
  kindChanged: { zh: '有变化', en: 'Changed' },
  details: { zh: '变化内容', en: 'What changed' },
  kind: { zh: '变化', en: 'Change' },
  fieldChange: (field: string, before: string, after: string) => ({
    zh: `${field}：${before} → ${after}`,
    en: `${field}: ${before} → ${after}`,
  }),
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  actions: { zh: '操作', en: 'Actions' },
  withdrawAll: { zh: '撤回整份', en: 'Withdraw all of it' },
  withdrawAllTitle: { zh: '撤回整份名单？', en: 'Withdraw the whole roster?' },
  withdrawAllHint: {
    zh: '只在这份名单上的人都不再安排车辆；别的名单上也有的人不受影响。可以再恢复。',
    en: 'Nobody who is on this roster alone is planned any more; whoever is on another one stays. It can be taken back.',
  },
  withdrawnAll: (n: number) => ({ zh: `已撤回 ${n} 人`, en: n === 1 ? '1 person withdrawn' : `${n} people withdrawn` }),
  restoreAll: { zh: '恢复整份', en: 'Restore all of it' },
  restored: (n: number) => ({ zh: `已恢复 ${n} 人`, en: n === 1 ? '1 person is back' : `${n} people are back` }),
  empty: { zh: '（空）', en: '(empty)' },
};

/** What columns hold, as people say it. */
export const fieldTexts = {
  serial: { zh: '序号', en: 'Number' },
  name: { zh: '姓名', en: 'Name' },
  sex: { zh: '性别', en: 'Sex' },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  idType: { zh: '证件类型', en: 'Kind of ID' },
  idNumber: { zh: '证件号码', en: 'ID number' },
  phone: { zh: '手机', en: 'Phone' },
  company: { zh: '企业', en: 'Company' },
  pickup: { zh: '上车地点', en: 'Pick-up place' },
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'Prefecture' },
  county: { zh: '区县', en: 'County' },
  home: { zh: '住址', en: 'Home address' },
  temperature: { zh: '体温', en: 'Temperature' },
  contact: { zh: '接触史', en: 'Contact with the ill' },
  hubei: { zh: '湖北旅居史', en: 'Stay in Hubei' },
  symptom: { zh: '症状', en: 'Symptoms' },
  isolation: { zh: '隔离情况', en: 'Isolation' },
  healthState: { zh: '健康状况', en: 'Health' },
  companions: { zh: '同行人', en: 'Travels with' },
  remark: { zh: '备注', en: 'Remark' },
  nothing: { zh: '不读取', en: 'Not read' },
  automatic: { zh: '自动识别', en: 'Find out by itself' },
} satisfies Record<(typeof columnMeanings)[number], Bilingual>;
