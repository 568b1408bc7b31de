import { inLocale, type Locale } from '../contract/text.ts';
import type { CheckReport, Violation } from './report.ts';

/** The report as text, one violation or soft rule missed a line: rule id, trip, stop, driver, worker, instant, sentence, limit and actual value. */
export function formatReport({ violations, soft, unverified, checked }: CheckReport, locale: Locale): string {
  const zh = locale !== 'en';
  const lines = violations.map((violation) => violationLine(violation, locale));
  for (const missed of soft) lines.push(`${zh ? '提醒' : 'soft'}  ${violationLine(missed, locale)}`);
  for (const note of unverified) {
    const place = [note.tripId, stopText(note.stopSeq, zh)].filter((part) => part !== null).join(' ');
    lines.push([zh ? '未核实' : 'not verified', place, inLocale(note.text, locale)].filter(Boolean).join('  '));
  }
  const told = soft.length === 0 ? '' : zh ? `，提醒 ${soft.length} 项` : `, ${soft.length} soft`;
  lines.push(
    zh
      ? `核对 ${checked} 项，违规 ${violations.length} 项，未核实 ${unverified.length} 项${told}`
      : `${checked} checks, ${violations.length} violations, ${unverified.length} not verified${told}`,
  );
  return `${lines.join('\n')}\n`;
}

function violationLine(violation: Violation, locale: Locale): string {
  const zh = locale !== 'en';
  const { driverId, workerId, limit, actual } = violation;
  const place = [
    violation.tripId,
    stopText(violation.stopSeq, zh),
    driverId && `${zh ? '驾驶员' : 'driver'} ${driverId}`,
    workerId && `${zh ? '人员' : 'worker'} ${workerId}`,
    violation.at,
  ].filter(Boolean);
  const compared = zh ? `应为/限值 ${limit}，实际 ${actual}` : `limit ${limit}, actual ${actual}`;
  return [violation.ruleId, place.join(' '), inLocale(violation.text, locale), compared].filter(Boolean).join('  ');
}

function stopText(seq: number | null, zh: boolean): string | null {
  if (seq === null) return null;
  return zh ? `第 ${seq} 站` : `stop ${seq}`;
}
