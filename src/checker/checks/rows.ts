import type { Check, CheckContext } from '../context.ts';
import { type RosterRow, rowKey } from '../raw/rosterRows.ts';
import { tidy } from '../raw/sheets.ts';

/** Data rows in = accepted + rejected, each once; every accepted worker comes from a row. */
export const checkRows: Check = (context) => {
  const { plan, findings, rows } = context;
  const seen = new Map<string, number>();
  const place = (source: { file: string; sheet: string; row: number }) => {
    const key = rowKey(source.file, source.sheet, source.row);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return { key, detail: detailOf(source) };
  };
  for (const { workerId, source } of plan.workers) {
    const { key, detail } = place(source);
    findings.expect('worker.row', rows.has(key), { workerId, limit: 'data row', actual: 'none', detail });
    findings.expect('worker.row_once', seen.get(key) === 1, { workerId, limit: 1, actual: seen.get(key)!, detail });
  }
  for (const rejected of plan.rejected) {
    const { key, detail } = place(rejected);
    findings.expect('worker.row_once', seen.get(key) === 1, { limit: 1, actual: seen.get(key)!, detail });
  }
  checkComplete(context, seen);
};

/** Rows that are certainly people must be somewhere; rows of a file or sheet that was refused as a whole are. */
function checkComplete({ raw, findings }: CheckContext, seen: ReadonlyMap<string, number>): void {
  const files = new Set([...seen.keys()].map((key) => key.split('\u0000')[0]));
  for (const { file, headed, headless, rows } of raw.rosters) {
    const refused = (sheet: string) => seen.has(rowKey(file, sheet, 0)) || seen.has(rowKey(file, '', 0));
    // a file in which nobody can be found must be named as a whole, or read by somebody who finds more
    findings.expect('worker.rows_complete', headed || files.has(tidy(file)), {
      limit: 'rejected, row 0',
      actual: 'no header and not rejected',
      detail: detailOf({ file, sheet: '', row: 0 }),
    });
    for (const sheet of headless.filter((name) => !refused(name)))
      findings.note({
        zh: `${file} ${sheet}：未识别表头，未核对行数`,
        en: `${file} ${sheet}: no header recognised, rows not counted`,
      });
    for (const row of rows.filter((candidate) => candidate.person && !refused(candidate.sheet)))
      findings.expect('worker.rows_complete', seen.has(rowKey(row.file, row.sheet, row.row)), {
        limit: 'accepted or rejected',
        actual: 'neither',
        detail: detailOf(row),
      });
  }
}

/** `file sheet row`, which names a place and nobody. */
export function detailOf({ file, sheet, row }: Pick<RosterRow, 'file' | 'sheet' | 'row'>) {
  const place = [file, sheet, `#${row}`].filter((part) => part !== '').join(' ');
  return { zh: place, en: place };
}
