import type { Say } from '../labels.ts';
import type { BoardingPerson, SheetStop, TripSheet } from '../tripSheet.ts';
import type { Canvas, TextRun } from './canvas.ts';
import { type Column, drawTable, type Row, tableHeight } from './table.ts';
import { contentWidthPt, page, type } from './theme.ts';

/** Two lines of text fill a row; 24 rows, a full 49-seater at half load, fit on one page with their heading. */
const listOptions = { minRowPt: 29, padRowPt: 0.8, grid: true } as const;

/** Who boards where, with seat, phone and room for three temperatures and a signature; a stop's list is kept whole where a page can hold it. */
export function drawBoardingList(canvas: Canvas, sheet: TripSheet, say: Say): void {
  const columns = columnsOf(say);
  const fullPagePt = page.bottomPt - page.topPt;
  for (const stop of sheet.stops) {
    if (stop.boarding.length === 0) continue;
    const heading = headingOf(stop, say);
    const headingPt = canvas.heightOf(heading, contentWidthPt) + 3;
    const rows = stop.boarding.map((person) => personRow(person, say));
    const blockPt = headingPt + tableHeight(canvas, columns, rows, listOptions);
    canvas.ensure(blockPt <= fullPagePt ? blockPt : headingPt + 3 * listOptions.minRowPt);
    canvas.y += canvas.text(heading, page.leftPt, canvas.y, contentWidthPt) + 3;
    const continued = { ...heading, text: `${heading.text}${say({ zh: '（续）', en: ' (continued)' })}` };
    drawTable(canvas, columns, rows, { ...listOptions, continued });
    canvas.y += 10;
  }
}

function columnsOf(say: Say): Column[] {
  const temperature = (n: number): Column => ({
    title: `${say({ zh: '体温', en: 'Temp' })}${n}`,
    widthPt: 42,
    align: 'center',
  });
  return [
    { title: say({ zh: '座位', en: 'Seat' }), widthPt: 38, align: 'center' },
    { title: say({ zh: '姓名 / 证件号', en: 'Name / ID' }), widthPt: 124 },
    { title: say({ zh: '电话 / 企业', en: 'Phone / company' }), widthPt: 178 },
    temperature(1),
    temperature(2),
    temperature(3),
    { title: say({ zh: '签名', en: 'Signature' }), widthPt: 69 },
  ];
}

function headingOf({ stop, arrive, depart }: SheetStop, say: Say): TextRun {
  const time = `${arrive?.day ?? depart?.day ?? ''} ${arrive?.time ?? ''}–${depart?.time ?? ''}`;
  const count = say({ zh: `${stop.board.length} 人`, en: `${stop.board.length} people` });
  return { text: `${stop.seq}　${stop.name}　${time}　${count}`, size: type.section, bold: true };
}

function captainMark({ captain }: BoardingPerson, say: Say): string {
  if (captain === null) return '';
  return captain === 'captain' ? say({ zh: '（车长）', en: ' (captain)' }) : say({ zh: '（副车长）', en: ' (deputy)' });
}

function personRow(person: BoardingPerson, say: Say): Row {
  const room: TextRun[] =
    person.dorm === null ? [] : [{ text: `${say({ zh: '宿舍', en: 'Dorm' })} ${person.dorm}`, size: type.second }];
  return {
    cells: [
      [{ text: person.seat, bold: true }],
      [
        { text: `${person.name}${captainMark(person, say)}`, bold: true },
        { text: person.idMasked, size: type.second },
      ],
      [{ text: person.phone }, { text: person.company, size: type.second }, ...room],
      [],
      [],
      [],
      [],
    ],
  };
}
