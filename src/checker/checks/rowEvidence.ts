import type { CheckContext } from '../context.ts';
import type { RosterRow } from '../raw/rosterRows.ts';
import type { RawScenario } from '../raw/scenario.ts';
import { tidy } from '../raw/sheets.ts';

/** True where the number of a row must be a resident ID: the row says so, or says nothing and it has 18 places. */
export function isResidentId({ idType, idNumber }: RosterRow): boolean {
  if (idType !== '') return /身份证|resident/i.test(idType) && !/港|澳|台|外国|永久/.test(idType);
  return /^\d{17}[\dX]$/.test(idNumber);
}

/** What rows say, compared with the plan and the scenario's files; what all rows are compared with is gathered once. */
export interface RowEvidence {
  /** The company of a row by its column, else by the file name; null where it is not recognised. */
  companyIn(row: RosterRow): string | null;
  /**
   * A county of the plan that the row names while it does not name the worker's own; null where there is none. The checker has
   * no register of counties: it compares the written text with listed pick-up places and with the names and codes of the plan's
   * own pick-ups. Districts are left out, because their names repeat from city to city and their borders changed.
   */
  contradictedCounty(row: RosterRow, adcode: string): string | null;
}

/** Gathers it. */
export function rowEvidence({ plan, raw }: Pick<CheckContext, 'plan' | 'raw'>): RowEvidence {
  const companies = companiesByName(raw);
  const pickups = pickupNames(plan);
  const places = raw.places.map((place) => ({ ...place, written: tidy(place.name) }));
  return {
    companyIn(row) {
      const written = row.company ?? row.file.replace(/\.(xlsx|csv)$/i, '');
      return companies.get(tidy(written).toLowerCase()) ?? partlyNamed(tidy(written), raw.companies);
    },
    contradictedCounty(row, adcode) {
      const written = row.pickup || row.home;
      if (written === '') return idProvince(row, adcode);
      const listed = places.some((place) => place.adcode === adcode && written.includes(place.name));
      const own = [...(pickups.get(adcode) ?? [])].some((name) => written.includes(stemOf(name)));
      if (listed || own || written.includes(adcode)) return null;
      const elsewhere = places.find((place) => place.adcode !== adcode && place.written === row.pickup);
      if (elsewhere) return elsewhere.adcode;
      for (const [code, names] of pickups)
        if (
          code !== adcode &&
          (written === code || [...names].some((name) => isCounty(name) && written.includes(name)))
        )
          return code;
      return null;
    },
  };
}

/** Company ids by themselves and by name; of companies of the same name the first. */
function companiesByName({ companies }: RawScenario): Map<string, string> {
  const found = new Map<string, string>();
  for (const { companyId, name } of companies.values())
    for (const text of [companyId, name]) {
      const written = tidy(text).toLowerCase();
      if (!found.has(written)) found.set(written, companyId);
    }
  return found;
}

/** Names of the plan's own pick-ups by county. */
function pickupNames(plan: CheckContext['plan']): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { kind, adcode, name } of plan.trips.flatMap((trip) => trip.stops)) {
    if (kind !== 'pickup' || adcode === null) continue;
    if (!names.has(adcode)) names.set(adcode, new Set());
    names.get(adcode)!.add(tidy(name));
  }
  return names;
}

/** The one company whose id or name stands in the text or has the text in it; null where none or several do. */
function partlyNamed(written: string, companies: RawScenario['companies']): string | null {
  const found = [...companies.values()].filter(({ companyId, name }) => {
    const id = new RegExp(`(^|[^A-Za-z0-9])${companyId.replace(/\W/g, '\\$&')}([^A-Za-z0-9]|$)`, 'i');
    return id.test(written) || written.includes(tidy(name)) || (written.length >= 3 && tidy(name).includes(written));
  });
  return found.length === 1 ? found[0]!.companyId : null;
}

/** Without any address the county comes from the ID number, whose province never changed in the origin area. */
function idProvince(row: RosterRow, adcode: string): string | null {
  if (!isResidentId(row)) return null;
  const prefix = row.idNumber.slice(0, 6);
  return prefix.slice(0, 2) === adcode.slice(0, 2) ? null : prefix;
}

function isCounty(name: string): boolean {
  return /^[^省市区县]{1,8}[县市]$/.test(name);
}

/** 临泉县 → 临泉, but 单县 stays. */
function stemOf(name: string): string {
  return name.length > 2 ? name.replace(/(自治县|县|市|区)$/, '') : name;
}
