import type { Check, CheckContext } from '../context.ts';
import type { PlanWorkerShape } from '../planShape.ts';
import { normalId } from '../raw/person.ts';
import { type RosterRow, rowKey } from '../raw/rosterRows.ts';

interface Traveller {
  worker: PlanWorkerShape;
  row: RosterRow;
  words: ReadonlySet<string>;
}

/** Who names somebody as travelling along rides in the same bus, or both are left over. */
export const checkCompanions: Check = (context) => {
  const travellers = travellersOf(context);
  for (const own of travellers)
    for (const word of own.words)
      for (const { worker: mate } of meant(travellers, own, word))
        context.findings.expect('trip.party', own.worker.tripId === mate.tripId, {
          workerId: own.worker.workerId,
          tripId: own.worker.tripId ?? undefined,
          limit: `${mate.workerId}: ${mate.tripId ?? '—'}`,
          actual: own.worker.tripId ?? '—',
        });
};

function travellersOf({ plan, rows }: CheckContext): Traveller[] {
  return plan.workers.flatMap((worker) => {
    const { file, sheet, row: number } = worker.source;
    const row = rows.get(rowKey(file, sheet, number));
    return row === undefined ? [] : [{ worker, row, words: wordsOf(row.companions) }];
  });
}

const nothing = /^(|无|没有|否|不是?|独自|单独|自己|本人|有|是|同行|NO|NONE|NOBODY|N|Y|YES|ALONE|0|-+|—+|√|X|×)$/;

/** What stands between commas; what means nobody is no word. */
function wordsOf(text: string): ReadonlySet<string> {
  const parts = text.replace(/[(（[【].*?[)）\]】]/g, '').split(/[、，,;；/|&+\n]/);
  return new Set(parts.map(plain).filter((word) => !nothing.test(word)));
}

/** Those whom a word certainly means; where names repeat or are not in the rosters the checker does not judge. */
function meant(travellers: readonly Traveller[], own: Traveller, word: string): Traveller[] {
  const others = travellers.filter(({ worker }) => worker !== own.worker);
  if ([plain(own.row.name), own.row.idNumber].includes(word)) return [];
  const numbered = others.filter(({ row }) => row.idNumber === word || digits(row.phone) === word);
  if (numbered.length > 0) return numbered;
  const isColleague = ({ worker }: Traveller) => worker.companyId === own.worker.companyId;
  const named = others.filter(({ row }) => plain(row.name) === word);
  const colleagues = named.filter(isColleague);
  if (colleagues.length === 1) return colleagues;
  const isMutual = ({ words }: Traveller) =>
    [plain(own.row.name), own.row.idNumber, digits(own.row.phone)].some((text) => words.has(text));
  if (named.length > 0) return (colleagues.length > 0 ? colleagues : named).filter(isMutual);
  return others.filter((other) => isColleague(other) && other.words.has(word));
}

function plain(text: string): string {
  return normalId(text.normalize('NFKC')).replace(/[•・.]/g, '·');
}

function digits(phone: string): string {
  return phone.normalize('NFKC').replace(/\D/g, '');
}
