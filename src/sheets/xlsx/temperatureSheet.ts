import type { TemperatureSheet } from '../../contract/health.ts';
import type { Bilingual, Locale } from '../../contract/text.ts';
import { localClock } from '../format.ts';
import { sayIn } from '../labels.ts';
import { addSheet, type SheetColumn } from './sheet.ts';
import { newWorkbook } from './workbook.ts';

type Passenger = TemperatureSheet['people'][number];
type Step = Passenger['steps'][number];
type Reading = Passenger['readings'][number];

const kinds: Record<Step['kind'], Bilingual> = {
  boarding: { zh: '上车', en: 'boarding' },
  rest_stop: { zh: '休息', en: 'rest' },
  arrival: { zh: '到达', en: 'arrival' },
  interval: { zh: '途中', en: 'under way' },
};
const states: Record<Step['state'], Bilingual> = {
  ahead: { zh: '未到时', en: 'ahead' },
  due: { zh: '待测', en: 'due' },
  done: { zh: '已测', en: 'done' },
  missed: { zh: '漏测', en: 'missed' },
};
const checkpoints: Record<Reading['checkpoint'], Bilingual> = {
  ...kinds,
  observation: { zh: '观察', en: 'observation' },
};

/** The temperatures of a bus as a workbook: every measurement that is due, done or missed, and every reading; people masked. */
export async function renderTemperatureSheet(
  { tripId, plate, people }: TemperatureSheet,
  timeZone: string,
  locale: Locale,
): Promise<Uint8Array> {
  const say = sayIn(locale);
  const clock = localClock(timeZone);
  const time = (at: string | null) => {
    if (at === null) return '';
    const { date, time: hour } = clock(at);
    return `${date} ${hour}`;
  };
  const who = <T extends { passenger: Passenger }>(): SheetColumn<T>[] => [
    { title: say({ zh: '座位', en: 'Seat' }), width: 8, value: ({ passenger }) => passenger.seat },
    { title: say({ zh: '编号', en: 'Number' }), width: 12, value: ({ passenger }) => passenger.workerId },
    { title: say({ zh: '姓名', en: 'Name' }), width: 12, value: ({ passenger }) => passenger.nameMasked },
    { title: say({ zh: '企业', en: 'Company' }), width: 10, value: ({ passenger }) => passenger.companyId },
  ];
  const workbook = await newWorkbook();
  workbook.creator = 'jieyun';
  workbook.title = `${say({ zh: '测温表', en: 'Temperatures' })} ${tripId} ${plate}`;
  addSheet(
    workbook,
    say({ zh: '测温点', en: 'Checkpoints' }),
    [
      ...who<{ passenger: Passenger; step: Step }>(),
      { title: say({ zh: '测温点', en: 'Checkpoint' }), width: 12, value: ({ step }) => say(kinds[step.kind]) },
      { title: say({ zh: '应测时间', en: 'Due' }), width: 18, value: ({ step }) => time(step.dueAt) },
      { title: say({ zh: '状态', en: 'State' }), width: 10, value: ({ step }) => say(states[step.state]) },
      { title: say({ zh: '实测时间', en: 'Done' }), width: 18, value: ({ step }) => time(step.doneAt) },
    ],
    people.flatMap((passenger) => passenger.steps.map((step) => ({ passenger, step }))),
  );
  addSheet(
    workbook,
    say({ zh: '体温记录', en: 'Readings' }),
    [
      ...who<{ passenger: Passenger; reading: Reading }>(),
      { title: say({ zh: '时间', en: 'Time' }), width: 18, value: ({ reading }) => time(reading.at) },
      {
        title: say({ zh: '测温点', en: 'Checkpoint' }),
        width: 12,
        value: ({ reading }) => say(checkpoints[reading.checkpoint]),
      },
      {
        title: say({ zh: '体温 ℃', en: 'Temp. °C' }),
        width: 10,
        format: '0.0',
        value: ({ reading }) => reading.celsius,
      },
      {
        title: say({ zh: '发热', en: 'Fever' }),
        width: 8,
        value: ({ reading }) => (reading.isFever ? say({ zh: '是', en: 'yes' }) : ''),
      },
    ],
    people.flatMap((passenger) => passenger.readings.map((reading) => ({ passenger, reading }))),
  );
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
