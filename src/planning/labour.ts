import type { StaffCount } from '../contract/labour.ts';

/** Sums of staff. */
export interface StaffFigures {
  needed: number;
  present: number;
  /** Who is still missing; a trade with people to spare makes up for no other. */
  short: number;
}

/** Sums by what was asked for, the largest gap first. */
export type StaffGroup<Key extends 'town' | 'trade'> = Record<Key, string> & { companies: number } & StaffFigures;

/** Who is needed, present and short, by what each company told last. */
export interface LabourNeed {
  companies: number;
  total: StaffFigures;
  byTown: StaffGroup<'town'>[];
  byTrade: StaffGroup<'trade'>[];
  byTownAndTrade: StaffGroup<'town' | 'trade'>[];
}

/** Who is still missing of one count. */
export function shortOf({ needed, present }: Pick<StaffCount, 'needed' | 'present'>): number {
  return Math.max(0, needed - present);
}

/** Sums what each company told last, by town and trade. @param counts by company and version, ascending */
export function labourNeed(counts: readonly StaffCount[]): LabourNeed {
  const latest = [...versionsByCompany(counts).values()].flatMap((versions) => versions.at(-1)!.counts);
  return {
    companies: new Set(latest.map(({ orgId }) => orgId)).size,
    total: sum(latest),
    byTown: groups(latest, ['town']),
    byTrade: groups(latest, ['trade']),
    byTownAndTrade: groups(latest, ['town', 'trade']),
  };
}

/** How much of the staff is there on a day. */
export interface RestoredDay {
  day: string;
  needed: number;
  present: number;
  /** 100 × present / needed, one decimal; null where nobody is needed. */
  sharePct: number | null;
}

/** The share of staff that is back, of all companies together and of each, on every day on which something new was told. */
export interface StaffRestored {
  days: RestoredDay[];
  companies: { orgId: string; name: string; days: RestoredDay[] }[];
}

/**
 * The share of staff that is back over time. A company counts from the day on which it told first, with what it told last by then.
 * Whatever else learns of people who arrived adds counts with a version of its own.
 *
 * @param counts by company and version, ascending
 * @param from first day shown; what was told before still counts on it
 */
export function staffRestored(counts: readonly StaffCount[], from: string | null): StaffRestored {
  const byCompany = [...versionsByCompany(counts)];
  const companies = byCompany.map(([orgId, versions]) => {
    const shown = daysOf(
      versions.map(({ day }) => day),
      from,
    );
    const days = shown.map((day) => restored(day, [versions]));
    return { orgId, name: versions[0]!.counts[0]!.companyName, days };
  });
  const all = byCompany.map(([, versions]) => versions);
  const days = daysOf(
    all.flatMap((versions) => versions.map(({ day }) => day)),
    from,
  );
  return { days: days.map((day) => restored(day, all)), companies };
}

interface Version {
  day: string;
  counts: StaffCount[];
}

function versionsByCompany(counts: readonly StaffCount[]): Map<string, Version[]> {
  const byCompany = new Map<string, Version[]>();
  let last: StaffCount | null = null;
  for (const count of counts) {
    const versions = byCompany.get(count.orgId) ?? [];
    if (last?.orgId === count.orgId && last.version === count.version) versions.at(-1)!.counts.push(count);
    else versions.push({ day: count.day, counts: [count] });
    byCompany.set(count.orgId, versions);
    last = count;
  }
  return byCompany;
}

/** Days of change in order, each once; with `from` the first one is `from` itself where something was told before. */
function daysOf(days: readonly string[], from: string | null): string[] {
  const shown = days.map((day) => (from !== null && day < from ? from : day));
  return [...new Set(shown)].sort();
}

function restored(day: string, companies: readonly Version[][]): RestoredDay {
  const inForce = companies.flatMap((versions) => versions.findLast((version) => version.day <= day)?.counts ?? []);
  const { needed, present } = sum(inForce);
  return { day, needed, present, sharePct: needed === 0 ? null : Math.round((1000 * present) / needed) / 10 };
}

function groups<Key extends 'town' | 'trade'>(counts: readonly StaffCount[], keys: readonly Key[]): StaffGroup<Key>[] {
  const found = new Map<string, StaffCount[]>();
  for (const count of counts) {
    const key = JSON.stringify(keys.map((name) => count[name]));
    found.set(key, [...(found.get(key) ?? []), count]);
  }
  const summed = [...found.values()].map((members) => ({
    ...(Object.fromEntries(keys.map((name) => [name, members[0]![name]])) as Record<Key, string>),
    companies: new Set(members.map(({ orgId }) => orgId)).size,
    ...sum(members),
  }));
  return summed.sort((a, b) => b.short - a.short || b.needed - a.needed);
}

function sum(counts: readonly StaffCount[]): StaffFigures {
  const figures = { needed: 0, present: 0, short: 0 };
  for (const count of counts) {
    figures.needed += count.needed;
    figures.present += count.present;
    figures.short += shortOf(count);
  }
  return figures;
}
