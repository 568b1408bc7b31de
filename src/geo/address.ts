import type { County } from '../contract/county.ts';
import type { CountyNames, Scope } from './names.ts';
import type { Regions } from './regions.ts';
import { isStreetTail, plainPlace } from './text.ts';

/** What a text says on its own: the counties it can mean; none where it means no place of the four provinces. */
export type Reading = readonly County[];

/** A way to read the beginning of a text. */
interface Parse {
  /** Counties that the name can mean; empty where only a region was named. */
  counties: Reading;
  /** The region named, if no county was. */
  region: Scope;
  /** Characters consumed. */
  length: number;
  /** Whether a county was named, and not only a region. */
  named: boolean;
  /** Whether a province or prefecture stood before it. */
  context: boolean;
}

/** Reads addresses and place names written in Chinese. */
export class AddressReader {
  readonly #names: CountyNames;
  readonly #regions: Regions;

  constructor(names: CountyNames, regions: Regions) {
    this.#names = names;
    this.#regions = regions;
  }

  /** Counties that `text` can mean: one where it is clear, several where it is not, none where it says nothing known. */
  read(text: string): Reading {
    const place = plainPlace(text);
    if (this.#regions.isElsewhere(place)) return [];
    const parse = this.#parseAt(place);
    if (parse?.named) return parse.counties;
    if (this.#regions.isElsewhereShort(place) && parse === null) return [];
    return parse === null ? this.#scan(place) : this.#names.within(parse.region);
  }

  /** The best reading from the first character on: a county before a region alone, then the one that explains most. */
  #parseAt(text: string): Parse | null {
    let best: Parse | null = null;
    for (const { prefixes, length, isProvince } of this.#contexts(text)) {
      const parse = this.#countyAt(text, length, prefixes) ?? this.#regionAlone(text, length, prefixes, isProvince);
      if (parse !== null && (best === null || isBetter(parse, best))) best = parse;
    }
    return best;
  }

  /** Every province and prefecture reading of the beginning, none of them included. */
  #contexts(text: string): { prefixes: Scope; length: number; isProvince: boolean }[] {
    const contexts = [{ prefixes: [] as Scope, length: 0, isProvince: false }];
    const province = this.#regions.province(text);
    if (province !== null) contexts.push({ ...province, isProvince: true });
    const start = province?.length ?? 0;
    for (const prefecture of this.#regions.prefectures(text.slice(start), province?.prefixes[0] ?? null)) {
      const length = start + prefecture.length;
      // 临沂市临沂市兰山区, 徐州市市辖区鼓楼区: columns joined by a form
      const again = this.#regions.prefectures(text.slice(length), null).at(-1);
      const repeats = again?.prefixes.some((prefix) => prefecture.prefixes.includes(prefix)) ?? false;
      const skipped = length + (repeats ? again!.length : 0);
      const beyond = text.startsWith('市辖区', skipped) ? skipped + 3 : skipped;
      contexts.push({ prefixes: prefecture.prefixes, length, isProvince: false });
      if (beyond > length) contexts.push({ prefixes: prefecture.prefixes, length: beyond, isProvince: false });
    }
    return contexts;
  }

  /** The longest county name at `start`. */
  #countyAt(text: string, start: number, scope: Scope): Parse | null {
    const isWide = scope.length === 0 || scope[0]!.length === 2;
    for (let length = Math.min(this.#names.longest, text.length - start); length >= 2; length--) {
      const name = text.slice(start, start + length);
      if (isWide && this.#regions.isPrefectureName(name)) continue;
      const { counties, short } = this.#names.find(name, scope);
      if (counties.length === 0 || (short && isStreetTail(text.slice(start + length)))) continue;
      return { counties, region: [], length: start + length, named: true, context: start > 0 };
    }
    return null;
  }

  /** A region with no county after it: any of its counties. After a bare province further text means an unknown place. */
  #regionAlone(text: string, length: number, scope: Scope, isProvince: boolean): Parse | null {
    if (scope.length === 0 || (isProvince && length < text.length)) return null;
    return { counties: [], region: scope, length, named: false, context: true };
  }

  /** Text that begins with something else: a later address with province or prefecture, else the full names in it. */
  #scan(text: string): Reading {
    const found = new Map<string, County>();
    for (let start = 1; start < text.length - 1; start++) {
      const parse = this.#parseAt(text.slice(start));
      if (!parse?.named) continue;
      if (parse.context && parse.length > 4) return parse.counties;
      const { counties, short } = this.#names.find(text.slice(start, start + parse.length), []);
      // an unknown division just before it is where the name belongs: 石狮市新华区
      if (short || parse.length < 3 || /[省市县区州盟旗]$/.test(text.slice(0, start))) continue;
      for (const county of counties) found.set(county.adcode, county);
    }
    return [...found.values()];
  }
}

function isBetter(a: Parse, b: Parse): boolean {
  if (a.named !== b.named) return a.named;
  return a.length > b.length || (a.length === b.length && a.context && !b.context);
}
