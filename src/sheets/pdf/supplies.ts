import { supplyItems, supplyWords } from '../../contract/supplies.ts';
import type { Say } from '../labels.ts';
import type { TripSheet } from '../tripSheet.ts';
import type { Canvas, TextRun } from './canvas.ts';
import { contentWidthPt, page, type } from './theme.ts';

const gapPt = 6;
const milligramsPerGram = 1000;

/** What the driver takes aboard before he leaves, to be ticked: masks, thermometers, protective clothing, disinfectant. */
export function drawSupplies(canvas: Canvas, { supplies, policy }: TripSheet, say: Say): void {
  if (supplies === null) return;
  const items = supplyItems.filter((item) => supplies[item] > 0);
  if (items.length === 0) return;
  const title: TextRun = { text: say({ zh: '随车物资', en: 'Supplies aboard' }), size: type.section, bold: true };
  const runs = items.map((item): TextRun => {
    const { name, unit } = supplyWords[item];
    return { text: `${say(name)} ${supplies[item]} ${say(unit)}`, size: type.second, tick: true };
  });
  const strength = policy.supplies.concentrate_mg_l / milligramsPerGram;
  const [least, most] = policy.disinfect.chlorine_mg_l;
  const dilution: TextRun = {
    text: say({
      zh: `消毒原液有效氯 ${strength} g/L，稀释至 ${least}–${most} mg/L 使用；车上有疑似病例时 ${policy.disinfect.case_mg_l} mg/L。`,
      en: `Disinfectant with ${strength} g/L of available chlorine, diluted to ${least}–${most} mg/L; ${policy.disinfect.case_mg_l} mg/L after a suspected case.`,
    }),
    size: type.small,
  };
  const withDilution = supplies.disinfectant > 0 ? [dilution] : [];
  // each as much of the line as its text is long, so that none is broken before all are
  const lengths = runs.map((run) => canvas.widthOf(run) + type.second + gapPt);
  const share = contentWidthPt / lengths.reduce((sum, length) => sum + length, 0);
  const cells = lengths.map((length) => length * share);
  const rowPt = Math.max(...runs.map((run, i) => canvas.heightOf(run, cells[i]!)));
  const linesPt = [title, ...withDilution].reduce((sum, run) => sum + canvas.heightOf(run, contentWidthPt), 0);
  canvas.ensure(linesPt + rowPt + gapPt);
  canvas.y += canvas.text(title, page.leftPt, canvas.y, contentWidthPt);
  let x = page.leftPt;
  for (const [i, run] of runs.entries()) {
    canvas.text(run, x, canvas.y, cells[i]!);
    x += cells[i]!;
  }
  canvas.y += rowPt;
  for (const run of withDilution) canvas.y += canvas.text(run, page.leftPt, canvas.y, contentWidthPt);
  canvas.y += gapPt;
}
