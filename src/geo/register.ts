import type { County, CountyHints, CountyMatch, CountyRegister } from '../contract/county.ts';
import { AddressReader, type Reading } from './address.ts';
import { CountyCodes } from './codes.ts';
import { CountyNames } from './names.ts';
import { Regions } from './regions.ts';
import { begunCodes, currentRows, endedRows } from './rows.ts';

/** No address is longer; what comes after in a cell is something else, and reading it would only take time. */
const longestText = 200;

let built: CountyRegister | null = null;

/** The county register of Jiangsu, Anhui, Shandong and Henan, built on first use. */
export function countyRegister(): CountyRegister {
  built ??= new Register();
  return built;
}

/** The county-level divisions of the four provinces at the beginning of 2020 or, as is the default, of 2023, by code. */
export function allCounties(year: 2020 | 2023 = 2023): County[] {
  const current = currentRows();
  if (year === 2023) return current;
  const begun = new Set(begunCodes());
  const counties = [...current.filter(({ adcode }) => !begun.has(adcode)), ...endedRows()];
  return counties.sort((a, b) => (a.adcode < b.adcode ? -1 : 1));
}

class Register implements CountyRegister {
  readonly #codes = new CountyCodes();
  readonly #names = new CountyNames();
  readonly #addresses = new AddressReader(this.#names, new Regions());

  byAdcode(adcode: string): County | null {
    return single(this.#codes.counties(adcode));
  }

  resolve(text: string, hints?: CountyHints): CountyMatch {
    const candidates = this.#read(text);
    const clear = single(candidates);
    if (clear !== null) return { kind: 'found', county: clear, inferred: false };
    if (candidates.length === 0) return { kind: 'unknown' };
    const settled = hints === undefined ? null : this.#settle(candidates, hints);
    if (settled !== null) return { kind: 'found', county: settled, inferred: true };
    return { kind: 'ambiguous', candidates: [...candidates] };
  }

  fromIdPrefix(prefix: string, birthYear?: number): { known: boolean; county: County | null } {
    return { known: this.#codes.isKnown(prefix), county: single(this.#codes.counties(prefix, birthYear)) };
  }

  /** A code, a name, or both: 341221, 临泉县, 341221 临泉县. */
  #read(text: string): Reading {
    const written = text.slice(0, longestText).normalize('NFKC').replace(/\s/g, '');
    const [, code, rest] = /^(\d{6})?(?:\d{6})?(.*)$/s.exec(written)!;
    const named = rest === '' ? [] : this.#addresses.read(rest!);
    if (code === undefined || named.length === 1) return named;
    const coded = this.#fromCode(code);
    const both = coded.filter(({ adcode }) => named.some((county) => county.adcode === adcode));
    return named.length === 0 ? coded : both;
  }

  #fromCode(code: string): Reading {
    if (!this.#codes.isKnown(code)) return [];
    return code.endsWith('00') ? this.#names.within([code.replace(/(00){1,2}$/, '')]) : this.#codes.counties(code);
  }

  /** The one candidate that every hint that says anything about them agrees on; null where there is none or several. */
  #settle(candidates: Reading, { texts, idPrefix }: CountyHints): County | null {
    const readings = texts.map((text) => this.#read(text));
    if (idPrefix !== null) readings.push(this.#codes.counties(idPrefix));
    const left = readings.reduce((open, reading) => {
      const relevant = intersects(candidates, reading) ? reading : this.#samePrefectures(reading);
      if (!intersects(candidates, relevant)) return open;
      return open.filter(({ adcode }) => relevant.some((county) => county.adcode === adcode));
    }, candidates);
    return single(left);
  }

  /** A hint that is no candidate itself, such as a home in another district, still tells the prefecture. */
  #samePrefectures(counties: Reading): Reading {
    return counties.length === 0 ? [] : this.#names.within(counties.map(({ adcode }) => adcode.slice(0, 4)));
  }
}

function intersects(a: Reading, b: Reading): boolean {
  return a.some(({ adcode }) => b.some((county) => county.adcode === adcode));
}

function single(counties: Reading): County | null {
  return counties.length === 1 ? counties[0]! : null;
}
