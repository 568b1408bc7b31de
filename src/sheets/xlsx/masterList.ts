import type { Plan } from '../../contract/plan.ts';
import type { SheetContext } from '../context.ts';
import { editionText } from '../edition.ts';
import { sayIn } from '../labels.ts';
import { kpiColumns, kpiLines } from './kpiSheet.ts';
import { leftOverColumns, type RejectedCellLine, rejectedColumns, workerColumns } from './peopleSheets.ts';
import { addSheet } from './sheet.ts';
import { busColumns, stopColumns } from './tripSheets.ts';
import { masterView } from './view.ts';
import { newWorkbook } from './workbook.ts';
import { setZipDates } from './zipDates.ts';

/**
 * The whole batch as a workbook: buses, stops, workers, left over, rejected rows, figures. Times are local wall clock.
 * The same plan gives the same bytes. Throws ZodError on a plan without policy.
 */
export async function renderMasterList(plan: Plan, context: SheetContext): Promise<Uint8Array> {
  const say = sayIn(context.locale);
  const view = masterView(plan, context);
  const workbook = await newWorkbook();
  workbook.creator = 'jieyun';
  workbook.lastModifiedBy = 'jieyun';
  workbook.title = context.batchName;
  workbook.created = new Date(plan.createdAt);
  workbook.modified = new Date(plan.createdAt);

  const stops = plan.trips.flatMap((trip) => trip.stops.map((stop) => ({ trip, stop })));
  const rejected = plan.rejected.flatMap((row): RejectedCellLine[] =>
    row.cells.length === 0 ? [{ row, cell: null }] : row.cells.map((cell) => ({ row, cell })),
  );
  addSheet(workbook, say({ zh: '车辆', en: 'Buses' }), busColumns(view, context, say), plan.trips);
  addSheet(workbook, say({ zh: '停靠站', en: 'Stops' }), stopColumns(view, say), stops);
  addSheet(workbook, say({ zh: '人员', en: 'Workers' }), workerColumns(view, say), plan.workers);
  addSheet(workbook, say({ zh: '未安排', en: 'Left over' }), leftOverColumns(view, say), plan.unassigned);
  addSheet(workbook, say({ zh: '退回行', en: 'Rejected rows' }), rejectedColumns(say), rejected);
  addSheet(
    workbook,
    say({ zh: '指标', en: 'Figures' }),
    kpiColumns(say),
    kpiLines(plan, editionText(plan, context, say), say),
  );

  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  setZipDates(bytes, new Date(plan.createdAt));
  return bytes;
}
