import type { County, CountyHints } from '../contract/county.ts';
import type { PickupPlace } from '../contract/scenario.ts';
import type { RosterContext } from './context.ts';

/** A place of pickups.csv and its county of today. */
export interface KnownPickup {
  place: PickupPlace;
  county: County;
  /** True where other columns had to tell which of several places of the name is meant. */
  inferred: boolean;
}

/**
 * The place of pickups.csv that a text names, alone (`临泉汽车站`) or after its county (`安徽省临泉县 临泉汽车站`). Places of the same name
 * in several counties are told apart by the text itself, else by the row's hints; null where the text names none.
 */
export function findPickup(
  text: string,
  hints: CountyHints,
  { pickups, counties }: Pick<RosterContext, 'pickups' | 'counties'>,
): KnownPickup | 'ambiguous' | null {
  const written = plain(text);
  const named = pickups.flatMap((place) => {
    const name = plain(place.name);
    const county = written.endsWith(name) ? counties.byAdcode(place.adcode) : null;
    return county === null ? [] : [{ place, county, isAlone: written === name, length: name.length }];
  });
  const longest = Math.max(0, ...named.map(({ length }) => length));
  const candidates = named.filter(({ length }) => length === longest);
  if (candidates.length === 0) return null;

  const [first] = candidates;
  const before = first!.isAlone ? '' : written.slice(0, -longest);
  if (before !== '') {
    const match = counties.resolve(before, hints);
    const inCounty = candidates.filter(({ county }) => match.kind === 'found' && match.county.adcode === county.adcode);
    return inCounty.length === 1 ? { ...inCounty[0]!, inferred: false } : null;
  }
  if (candidates.length === 1) return { ...first!, inferred: false };
  const hinted = hintedCounties(hints, counties);
  const settled = candidates.filter(({ county }) => hinted.has(county.adcode));
  return settled.length === 1 ? { ...settled[0]!, inferred: true } : 'ambiguous';
}

function hintedCounties({ texts, idPrefix }: CountyHints, counties: RosterContext['counties']): Set<string> {
  const matches = texts.map((text) => counties.resolve(text));
  const written = matches.flatMap((match) => (match.kind === 'found' ? [match.county.adcode] : []));
  if (written.length > 0 || idPrefix === null) return new Set(written);
  const registered = counties.fromIdPrefix(idPrefix).county;
  return new Set(registered === null ? [] : [registered.adcode]);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s,;、()·-]/g, '')
    .toLowerCase();
}
