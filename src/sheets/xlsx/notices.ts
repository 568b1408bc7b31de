import type { Workbook, Worksheet } from 'exceljs';
import type { Notice } from '../../contract/notice.ts';
import { personCode } from '../../contract/personCode.ts';
import type { Bilingual, Locale } from '../../contract/text.ts';
import { sayIn } from '../labels.ts';
import { addSheet } from './sheet.ts';
import { newWorkbook } from './workbook.ts';

/** A notice with whom it is for. Holds personal data: the file is for his company. */
export type NoticeRow = Notice & { name: string; phone: string };

const states: Record<Notice['state'], Bilingual> = {
  new: { zh: '新', en: 'new' },
  changed: { zh: '有变化', en: 'changed' },
  same: { zh: '', en: '' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** A company's notices as a workbook, those that are new or changed marked. */
export async function renderNotices(rows: readonly NoticeRow[], locale: Locale): Promise<Uint8Array> {
  const say = sayIn(locale);
  const workbook = await newWorkbook();
  workbook.creator = 'jieyun';
  const sheet = addSheet(
    workbook,
    say({ zh: '乘车通知', en: 'Notices' }),
    [
      { title: say({ zh: '变化', en: 'Change' }), width: 10, value: ({ state }) => say(states[state]) },
      { title: say({ zh: '姓名', en: 'Name' }), width: 12, value: ({ name }) => name },
      { title: say({ zh: '电话', en: 'Phone' }), width: 14, value: ({ phone }) => phone },
      { title: say({ zh: '编号', en: 'Number' }), width: 12, value: ({ workerId }) => workerId },
      { title: say({ zh: '车次', en: 'Trip' }), width: 8, value: ({ tripId }) => tripId ?? '' },
      { title: '通知', width: 80, value: ({ text }) => text.zh },
      { title: 'Notice', width: 80, value: ({ text }) => text.en },
      { title: say({ zh: '扫码登记', en: 'Code' }), width: 12, value: () => null },
    ],
    rows,
  );
  await addCodes(workbook, sheet, rows);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const codePx = 72;
/** A row that holds a code, in points: 96 px are 72 of them. */
const codeRowPt = (codePx * 72) / 96 + 6;

/** Puts each one's code in the last cell of his row, to be cut out or sent on; whoever has no bus needs none. */
async function addCodes(workbook: Workbook, sheet: Worksheet, rows: readonly NoticeRow[]): Promise<void> {
  const { default: QRCode } = await import('qrcode');
  for (const [i, { workerId, tripId }] of rows.entries()) {
    if (tripId === null) continue;
    const png = await QRCode.toDataURL(personCode(workerId), { errorCorrectionLevel: 'M', scale: 3 });
    const imageId = workbook.addImage({ base64: png, extension: 'png' });
    const row = sheet.getRow(i + 2);
    row.height = codeRowPt;
    row.alignment = { vertical: 'middle', wrapText: true };
    sheet.addImage(imageId, { tl: { col: sheet.columnCount - 1, row: i + 1 }, ext: { width: codePx, height: codePx } });
  }
}
