import type { TripState, WorkerState } from '../../contract/journey.ts';
import type { Bilingual } from '../../contract/text.ts';

/** What people call the states of a worker on his way and in his stay. */
export const workerStateNames = {
  unplaced: { zh: '未安排', en: 'No bus' },
  placed: { zh: '已安排车次', en: 'On the list' },
  boarded: { zh: '已上车', en: 'On board' },
  no_show: { zh: '未到上车点', en: 'Did not come' },
  refused: { zh: '未准上车', en: 'Not let on board' },
  withdrawn: { zh: '现场退出', en: 'Withdrew on site' },
  arrived: { zh: '已到达', en: 'Arrived' },
  registered: { zh: '已登记', en: 'Registered' },
  in_bed: { zh: '已入住', en: 'In the dormitory' },
  isolated: { zh: '隔离观察', en: 'Isolated' },
  referred: { zh: '已转诊', en: 'Referred' },
  hospital: { zh: '在医院', en: 'In hospital' },
  released: { zh: '已解除观察', en: 'Released' },
  checked_out: { zh: '已退宿', en: 'Checked out' },
} satisfies Record<WorkerState, Bilingual>;

/** Colours of the component library for them: never the only sign. */
export const workerStateColours = {
  unplaced: 'default',
  placed: 'success',
  boarded: 'processing',
  no_show: 'error',
  refused: 'error',
  withdrawn: 'default',
  arrived: 'success',
  registered: 'success',
  in_bed: 'success',
  isolated: 'warning',
  referred: 'error',
  hospital: 'error',
  released: 'success',
  checked_out: 'default',
} satisfies Record<WorkerState, string>;

/** What people call the states of a trip. */
export const tripStateNames = {
  planned: { zh: '未发车', en: 'Not departed' },
  departed: { zh: '在途', en: 'On its way' },
  arrived: { zh: '已到达', en: 'Arrived' },
  handed_over: { zh: '已交接', en: 'Handed over' },
} satisfies Record<TripState, Bilingual>;

/** Colours of the component library for them. */
export const tripStateColours = {
  planned: 'default',
  departed: 'processing',
  arrived: 'success',
  handed_over: 'success',
} satisfies Record<TripState, string>;
