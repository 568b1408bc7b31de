import type { ObservedPerson } from '../../contract/observation.ts';
import type { Locale } from '../../contract/text.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { loadTables } from '../../planning/server/loadScenario.ts';
import { type HealthReportRow, renderHealthReport } from '../../sheets/index.ts';
import { loadJourney } from '../loadJourney.ts';
import { readObservation } from './readObservation.ts';

/**
 * The daily report as XLSX: figures by company and in total, and who has to be seen to (masked). A company gets its own line alone.
 *
 * @param date null: today
 * @throws as `loadJourney`
 */
export async function dailyReport(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  { planId, date }: { planId: string; date: string | null },
  locale: Locale,
): Promise<{ date: string; bytes: Uint8Array }> {
  const sheet = await readObservation(deps, planId, { date, warden: null });
  const { row } = await loadJourney(deps, planId);
  const { scenario } = await loadTables(deps, row.batchId, ['companies']);
  const byCompany = new Map<string, ObservedPerson[]>();
  for (const person of sheet.people)
    byCompany.set(person.companyId, [...(byCompany.get(person.companyId) ?? []), person]);
  const nameOf = (companyId: string) =>
    scenario.companies.find((one) => one.companyId === companyId)?.name ?? companyId;
  const rows = [...byCompany]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([companyId, people]) => count(`${companyId} ${nameOf(companyId)}`, people));
  const open = sheet.people
    .filter(
      ({ complaints, slots, state }) =>
        complaints.length > 0 || inCare(state) || slots.some((slot) => slot.state === 'missed'),
    )
    .map((person) => ({ ...person, company: nameOf(person.companyId) }));
  const report = {
    batchName: scenario.name,
    date: sheet.date,
    madeAt: sheet.now,
    rows,
    total: count('', sheet.people),
    open,
  };
  return { date: sheet.date, bytes: await renderHealthReport(report, locale) };
}

function count(name: string, people: readonly ObservedPerson[]): HealthReportRow {
  const slots = people.flatMap((person) => person.slots);
  const number = (is: (person: ObservedPerson) => boolean) => people.filter(is).length;
  return {
    name,
    people: people.length,
    due: slots.filter(({ state }) => state !== 'ahead').length,
    done: slots.filter(({ state }) => state === 'done').length,
    missed: slots.filter(({ state }) => state === 'missed').length,
    fever: number(({ complaints }) => complaints.some(({ kind }) => kind === 'fever')),
    symptom: number(({ complaints }) => complaints.some(({ kind }) => kind === 'symptom')),
    isolated: number(({ state }) => state === 'isolated'),
    referred: number(({ state }) => state === 'referred' || state === 'hospital'),
    lastDay: number(({ obstacles }) => !obstacles.includes('days')),
    released: number(({ state }) => state === 'released' || state === 'checked_out'),
  };
}

function inCare(state: ObservedPerson['state']): boolean {
  return state === 'isolated' || state === 'referred' || state === 'hospital';
}
