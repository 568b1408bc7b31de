import type { PlanRejected, PlanUnassigned, PlanWorker } from '../../contract/plan.ts';
import { type Say, unassignedNames } from '../labels.ts';
import { instantFormat, type SheetColumn } from './sheet.ts';
import type { MasterView } from './view.ts';

/** One line an accepted worker; ID and phone masked, because such lists travel (domain.md §5.1). */
export function workerColumns(view: MasterView, say: Say): SheetColumn<PlanWorker>[] {
  return [
    { title: say({ zh: '编号', en: 'Worker' }), width: 12, value: ({ workerId }) => workerId },
    { title: say({ zh: '姓名', en: 'Name' }), width: 11, value: ({ workerId }) => view.person(workerId).name },
    { title: say({ zh: '证件号', en: 'ID' }), width: 21, value: ({ workerId }) => view.person(workerId).idMasked },
    { title: say({ zh: '电话', en: 'Phone' }), width: 14, value: ({ workerId }) => view.person(workerId).phoneMasked },
    { title: say({ zh: '企业', en: 'Company' }), width: 34, value: ({ companyId }) => view.companyName(companyId) },
    { title: say({ zh: '区县代码', en: 'County code' }), width: 11, value: ({ adcode }) => adcode },
    {
      title: say({ zh: '登记上车点', en: 'Pick-up asked for' }),
      width: 20,
      value: ({ workerId }) => view.person(workerId).pickupName,
    },
    { title: say({ zh: '车次', en: 'Trip' }), width: 8, value: ({ tripId }) => tripId },
    {
      title: say({ zh: '车牌', en: 'Plate' }),
      width: 13,
      value: ({ tripId }) => (tripId === null ? null : (view.tripById.get(tripId)?.bus.plate ?? null)),
    },
    { title: say({ zh: '座位', en: 'Seat' }), width: 7, value: ({ seat }) => seat },
    {
      title: say({ zh: '上车点', en: 'Boards at' }),
      width: 24,
      value: ({ workerId }) => view.boardingStop.get(workerId)?.name ?? null,
    },
    {
      title: say({ zh: '上车时间', en: 'Boards from' }),
      width: 17,
      format: instantFormat,
      value: ({ workerId }) => timeOf(view, view.boardingStop.get(workerId)?.arriveAt),
    },
    {
      title: say({ zh: '到达时间', en: 'Arrives' }),
      width: 17,
      format: instantFormat,
      value: ({ workerId }) => timeOf(view, view.alightingStop.get(workerId)?.arriveAt),
    },
    { title: say({ zh: '宿舍', en: 'Dorm' }), width: 34, value: ({ dorm }) => dorm },
    { title: say({ zh: '住至', en: 'Until' }), width: 12, value: ({ stay }) => stay?.until ?? null },
    {
      title: say({ zh: '无床位原因', en: 'Why no bed' }),
      width: 40,
      value: ({ workerId }) => view.withoutBed.get(workerId) ?? null,
    },
    { title: say({ zh: '来源文件', en: 'File' }), width: 20, value: ({ source }) => source.file },
    { title: say({ zh: '工作表', en: 'Sheet' }), width: 12, value: ({ source }) => source.sheet },
    { title: say({ zh: '行', en: 'Row' }), width: 7, value: ({ source }) => source.row },
  ];
}

function timeOf(view: MasterView, instant: string | undefined): Date | null {
  return instant === undefined ? null : view.cellTime(instant);
}

/** One line a worker left over: the limit in the way and what would help. */
export function leftOverColumns(view: MasterView, say: Say): SheetColumn<PlanUnassigned>[] {
  return [
    { title: say({ zh: '编号', en: 'Worker' }), width: 12, value: ({ workerId }) => workerId },
    { title: say({ zh: '姓名', en: 'Name' }), width: 11, value: ({ workerId }) => view.person(workerId).name },
    { title: say({ zh: '企业', en: 'Company' }), width: 34, value: ({ workerId }) => view.person(workerId).company },
    {
      title: say({ zh: '区县代码', en: 'County code' }),
      width: 11,
      value: ({ workerId }) => view.workerById.get(workerId)?.adcode ?? null,
    },
    { title: say({ zh: '原因', en: 'Reason' }), width: 20, value: ({ reason }) => say(unassignedNames[reason.code]) },
    { title: say({ zh: '代码', en: 'Code' }), width: 20, value: ({ reason }) => reason.code },
    { title: say({ zh: '限值', en: 'Limit' }), width: 14, value: ({ reason }) => reason.limit },
    { title: say({ zh: '实际值', en: 'Actual' }), width: 14, value: ({ reason }) => reason.actual },
    { title: say({ zh: '说明', en: 'Explanation' }), width: 50, value: ({ reason }) => reason.text },
    { title: say({ zh: '办法', en: 'What would help' }), width: 50, value: ({ fix }) => fix?.text ?? null },
    {
      title: say({ zh: '已验证', en: 'Proven' }),
      width: 10,
      value: ({ fix }) => (fix?.proven === true ? say({ zh: '是', en: 'yes' }) : ''),
    },
  ];
}

/** A faulty cell with the row it stands in; null where the whole row or file is meant. */
export interface RejectedCellLine {
  row: PlanRejected;
  cell: PlanRejected['cells'][number] | null;
}

/** One line a faulty cell, so that a company can go through its own file with it. */
export function rejectedColumns(say: Say): SheetColumn<RejectedCellLine>[] {
  return [
    { title: say({ zh: '文件', en: 'File' }), width: 22, value: ({ row }) => row.file },
    { title: say({ zh: '工作表', en: 'Sheet' }), width: 14, value: ({ row }) => row.sheet },
    { title: say({ zh: '行', en: 'Row' }), width: 7, value: ({ row }) => row.row },
    { title: say({ zh: '单元格', en: 'Cell' }), width: 10, value: ({ cell }) => cell?.cell ?? null },
    { title: say({ zh: '代码', en: 'Code' }), width: 22, value: ({ cell }) => cell?.code ?? null },
    { title: say({ zh: '值', en: 'Value' }), width: 24, value: ({ cell }) => cell?.value ?? null },
    { title: say({ zh: '问题', en: 'What is wrong' }), width: 44, value: ({ cell }) => cell?.text ?? null },
    { title: say({ zh: '处理', en: 'What to do' }), width: 44, value: ({ cell }) => cell?.fix ?? null },
  ];
}
