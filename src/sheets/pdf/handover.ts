import type { Signature } from '../../contract/handover.ts';
import type { Locale } from '../../contract/text.ts';
import { localClock } from '../format.ts';
import { type Say, sayIn } from '../labels.ts';
import type { Canvas } from './canvas.ts';
import { openDocument } from './openDocument.ts';
import { type Column, drawTable } from './table.ts';
import { contentWidthPt, ink, page, type } from './theme.ts';

/** A signed passenger list, ready to be printed. */
export interface HandoverSheet {
  batchName: string;
  tripId: string;
  plate: string;
  company: string;
  stop: string;
  /** ISO 8601. */
  at: string;
  timeZone: string;
  signerName: string;
  signature: Signature;
  note: string;
  /** Who held out the pad. */
  by: string;
  people: {
    seat: string;
    name: string;
    idMasked: string;
    phone: string;
    pickup: string;
    /** The measurement at arrival in °C, else the newest; null where there is none. */
    celsius: number | null;
  }[];
}

/** The passenger list with the company's signature as PDF (A4): 乘客信息登记表. The same hand-over gives the same bytes. */
export async function renderHandover(sheet: HandoverSheet, locale: Locale): Promise<Uint8Array> {
  const say = sayIn(locale);
  const title = say({ zh: '乘客信息登记表（交接签收）', en: 'Passenger list, handed over and signed' });
  const { canvas, bytes } = await openDocument(`${title} ${sheet.tripId}`, sheet.at, locale);
  canvas.newPage();
  const write = (text: string, size: number, bold = false) => {
    canvas.y += canvas.text({ text, size, bold }, page.leftPt, canvas.y, contentWidthPt) + 3;
  };
  const { date, time } = localClock(sheet.timeZone)(sheet.at);
  write(title, type.title, true);
  write(`${sheet.batchName} · ${sheet.tripId} · ${sheet.plate}`, type.second);
  write(`${say({ zh: '接收企业', en: 'Taken over by' })}: ${sheet.company} · ${sheet.stop}`, type.body);
  write(`${say({ zh: '交接时间', en: 'Time' })}: ${date} ${time}`, type.body);
  write(`${say({ zh: '接收人数', en: 'People' })}: ${sheet.people.length}`, type.body);
  if (sheet.note !== '') write(`${say({ zh: '备注', en: 'Remark' })}: ${sheet.note}`, type.body);
  canvas.y += 6;
  drawPeople(canvas, sheet, say);
  drawSignature(canvas, sheet, say);
  canvas.doc.end();
  return bytes;
}

function drawPeople(canvas: Canvas, { people }: HandoverSheet, say: Say): void {
  const columns: Column[] = [
    { title: say({ zh: '序号', en: 'No.' }), widthPt: 34, align: 'right' },
    { title: say({ zh: '座位', en: 'Seat' }), widthPt: 40 },
    { title: say({ zh: '姓名', en: 'Name' }), widthPt: 90 },
    { title: say({ zh: '证件号码', en: 'ID number' }), widthPt: 132 },
    { title: say({ zh: '电话', en: 'Phone' }), widthPt: 88 },
    { title: say({ zh: '上车点', en: 'Boarded at' }), widthPt: 101 },
    { title: say({ zh: '体温 ℃', en: 'Temp. °C' }), widthPt: 50, align: 'right' },
  ];
  const rows = people.map(({ seat, name, idMasked, phone, pickup, celsius }, i) => ({
    cells: [String(i + 1), seat, name, idMasked, phone, pickup, celsius === null ? '' : celsius.toFixed(1)].map(
      (text) => [{ text, size: type.small }],
    ),
  }));
  drawTable(canvas, columns, rows, { grid: true });
}

const signaturePt = { width: 220, height: 110 };

/** The lines of the signature, fitted into their box, with name and witness below. */
function drawSignature(canvas: Canvas, { signature, signerName, by }: HandoverSheet, say: Say): void {
  canvas.y += 14;
  canvas.ensure(signaturePt.height + 40);
  const { doc } = canvas;
  const label = `${say({ zh: '接收人签字', en: 'Signature' })}: ${signerName}`;
  canvas.y += canvas.text({ text: label, size: type.section, bold: true }, page.leftPt, canvas.y, contentWidthPt) + 4;
  doc.rect(page.leftPt, canvas.y, signaturePt.width, signaturePt.height).lineWidth(0.5).stroke(ink.line);
  const scale = Math.min(signaturePt.width / signature.width, signaturePt.height / signature.height);
  for (const stroke of signature.strokes) {
    const [first, ...rest] = stroke.map(([x, y]) => [page.leftPt + x * scale, canvas.y + y * scale] as const);
    doc.moveTo(first![0], first![1]);
    // a single touch is a dot
    for (const [x, y] of rest.length === 0 ? [[first![0] + 0.5, first![1]] as const] : rest) doc.lineTo(x, y);
    doc.lineWidth(1.2).lineCap('round').lineJoin('round').stroke(ink.text);
  }
  canvas.y += signaturePt.height + 4;
  const witness = `${say({ zh: '经手', en: 'Recorded by' })}: ${by}`;
  canvas.y += canvas.text({ text: witness, size: type.small, color: ink.soft }, page.leftPt, canvas.y, contentWidthPt);
}
