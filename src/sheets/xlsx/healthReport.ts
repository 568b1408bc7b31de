import type { ObservedPerson } from '../../contract/observation.ts';
import type { Locale } from '../../contract/text.ts';
import { type Say, sayIn } from '../labels.ts';
import { addSheet, type SheetColumn } from './sheet.ts';
import { newWorkbook } from './workbook.ts';
import { setZipDates } from './zipDates.ts';

/** Figures of a company, or of all. */
export interface HealthReportRow {
  name: string;
  people: number;
  /** Measurements of the day whose time has come. */
  due: number;
  done: number;
  missed: number;
  /** People with an open fever, an open symptom. */
  fever: number;
  symptom: number;
  isolated: number;
  /** With a doctor or in hospital. */
  referred: number;
  /** Whose last day it is, or was. */
  lastDay: number;
  released: number;
}

/** The report of a day. */
export interface HealthReport {
  batchName: string;
  date: string;
  /** ISO 8601. */
  madeAt: string;
  rows: HealthReportRow[];
  total: HealthReportRow;
  /** Who has to be seen to. */
  open: (ObservedPerson & { company: string })[];
}

/** The daily report as a workbook: by company and in total, and who has to be seen to. The same report gives the same bytes. */
export async function renderHealthReport(report: HealthReport, locale: Locale): Promise<Uint8Array> {
  const say = sayIn(locale);
  const made = new Date(report.madeAt);
  const workbook = await newWorkbook();
  workbook.creator = 'jieyun';
  workbook.lastModifiedBy = 'jieyun';
  workbook.title = `${say({ zh: '健康日报', en: 'Daily health report' })} ${report.batchName} ${report.date}`;
  workbook.created = made;
  workbook.modified = made;
  const total = { ...report.total, name: say({ zh: '合计', en: 'Total' }) };
  addSheet(workbook, say({ zh: '健康日报', en: 'Daily report' }), figures(say, report.date), [...report.rows, total]);
  addSheet(workbook, say({ zh: '重点关注', en: 'To be seen to' }), people(say), report.open);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  setZipDates(bytes, made);
  return bytes;
}

function figures(say: Say, date: string): SheetColumn<HealthReportRow>[] {
  const number = (zh: string, en: string, value: (row: HealthReportRow) => number): SheetColumn<HealthReportRow> => ({
    title: say({ zh, en }),
    width: 14,
    value,
  });
  return [
    { title: `${say({ zh: '企业', en: 'Company' })} ${date}`, width: 40, value: ({ name }) => name },
    number('观察人数', 'People', (row) => row.people),
    number('应测', 'Due', (row) => row.due),
    number('已测', 'Done', (row) => row.done),
    number('漏测', 'Missed', (row) => row.missed),
    number('发热', 'Fever', (row) => row.fever),
    number('症状', 'Symptoms', (row) => row.symptom),
    number('单独隔离', 'Isolated', (row) => row.isolated),
    number('就医', 'At a doctor’s', (row) => row.referred),
    number('期满', 'Days done', (row) => row.lastDay),
    number('已解除', 'Released', (row) => row.released),
  ];
}

function people(say: Say): SheetColumn<HealthReport['open'][number]>[] {
  return [
    { title: say({ zh: '企业', en: 'Company' }), width: 30, value: ({ company }) => company },
    { title: say({ zh: '编号', en: 'Id' }), width: 12, value: ({ workerId }) => workerId },
    { title: say({ zh: '姓名', en: 'Name' }), width: 12, value: ({ nameMasked }) => nameMasked },
    { title: say({ zh: '床位', en: 'Bed' }), width: 24, value: ({ bedId }) => bedId ?? '' },
    { title: say({ zh: '第几天', en: 'Day' }), width: 8, value: ({ day }) => day },
    { title: say({ zh: '状态', en: 'State' }), width: 12, value: ({ state }) => say(stateWords[state]) },
    {
      title: say({ zh: '体温 ℃', en: 'Temp. °C' }),
      width: 10,
      value: ({ temperature }) => temperature?.celsius ?? null,
    },
    {
      title: say({ zh: '症状', en: 'Complaints' }),
      width: 40,
      value: ({ complaints }) => complaints.map(({ what }) => what).join('; '),
    },
    {
      title: say({ zh: '漏测', en: 'Missed' }),
      width: 8,
      value: ({ slots }) => slots.filter(({ state }) => state === 'missed').length,
    },
  ];
}

const word = (zh: string, en: string) => ({ zh, en });

const stateWords: Record<ObservedPerson['state'], { zh: string; en: string }> = {
  unplaced: word('无车', 'no bus'),
  placed: word('待上车', 'to board'),
  boarded: word('在车上', 'aboard'),
  no_show: word('未到', 'no show'),
  refused: word('拒乘', 'refused'),
  withdrawn: word('退出', 'withdrawn'),
  arrived: word('到达', 'arrived'),
  registered: word('已登记', 'registered'),
  in_bed: word('已入住', 'in a bed'),
  isolated: word('单独隔离', 'isolated'),
  referred: word('转诊', 'referred'),
  hospital: word('住院', 'in hospital'),
  released: word('已解除', 'released'),
  checked_out: word('已离开', 'checked out'),
};
