import { currentRows, namesElsewhere, prefectureRows, provinceNames } from './rows.ts';

/** A province or prefecture found at the beginning of a text. */
export interface RegionMatch {
  /** Characters that its name takes. */
  length: number;
  /** Code prefixes that belong or belonged to it. */
  prefixes: readonly string[];
}

/** Provinces and prefectures by their full and short names. */
export class Regions {
  readonly #provinces: [string, string][];
  readonly #prefectures = new Map<string, string[]>();
  readonly #elsewhere: PrefixSet;
  readonly #elsewhereShort: PrefixSet;
  readonly #shortNames = new Set<string>();

  constructor() {
    this.#provinces = Object.entries(provinceNames).flatMap(([code, name]): [string, string][] => [
      [name, code],
      [name.slice(0, -1), code],
    ]);
    this.#addPrefectures();
    const names = namesElsewhere();
    const ownShort = (name: string) => this.#shortNames.has(name);
    this.#elsewhere = new PrefixSet([...names, ...names.filter(isProvince).map(shortRegion)]);
    this.#elsewhereShort = new PrefixSet(names.map(shortRegion).filter((name) => name.length > 1 && !ownShort(name)));
  }

  /** The province of ours that `text` begins with. */
  province(text: string): RegionMatch | null {
    const found = this.#provinces.find(([name]) => text.startsWith(name));
    return found === undefined ? null : { length: found[0].length, prefixes: [found[1]] };
  }

  /** Prefectures of ours that `text` can begin with, within the province prefix given; 濮阳市 and 濮阳 are both possible in 濮阳市…. */
  prefectures(text: string, province: string | null): RegionMatch[] {
    const matches: RegionMatch[] = [];
    for (let length = 2; length <= Math.min(6, text.length); length++) {
      const all = this.#prefectures.get(text.slice(0, length)) ?? [];
      const prefixes = province === null ? all : all.filter((prefix) => prefix.startsWith(province));
      if (prefixes.length > 0) matches.push({ length, prefixes });
    }
    return matches;
  }

  /** Whether `name` alone is the name of one of today's prefectures, so that it cannot stand for one county. */
  isPrefectureName(name: string): boolean {
    return this.#shortNames.has(name) || this.#shortNames.has(name.replace(/市$/, ''));
  }

  /** Whether `text` begins with a province (full or short) or a prefecture (full) outside the four provinces. */
  isElsewhere(text: string): boolean {
    return this.#elsewhere.startsWithOne(text);
  }

  /** The same for the short name of a prefecture, a weaker sign: 石家庄新华区. */
  isElsewhereShort(text: string): boolean {
    return this.#elsewhereShort.startsWithOne(text);
  }

  #addPrefectures(): void {
    const today = new Set(currentRows().map(({ prefecture }) => prefecture));
    const prefixesOf = new Map<string, Set<string>>();
    for (const { prefix, name } of prefectureRows()) {
      const key = prefix.slice(0, 2) + shortRegion(name);
      prefixesOf.set(key, (prefixesOf.get(key) ?? new Set()).add(prefix));
    }
    for (const { prefix, name } of prefectureRows()) {
      const short = shortRegion(name);
      const prefixes = [...prefixesOf.get(prefix.slice(0, 2) + short)!];
      this.#addName(name, prefixes);
      if (!today.has(`${short}市`)) continue;
      this.#shortNames.add(short);
      this.#addName(short, prefixes);
      this.#addName(`${short}市`, prefixes);
    }
  }

  #addName(name: string, prefixes: readonly string[]): void {
    this.#prefectures.set(name, [...new Set([...(this.#prefectures.get(name) ?? []), ...prefixes])]);
  }
}

/** Answers quickly whether a text begins with one of many names. */
class PrefixSet {
  readonly #names: Set<string>;
  readonly #lengths: number[];

  constructor(names: readonly string[]) {
    this.#names = new Set(names);
    this.#lengths = [...new Set(names.map((name) => name.length))];
  }

  startsWithOne(text: string): boolean {
    return this.#lengths.some((length) => this.#names.has(text.slice(0, length)));
  }
}

function isProvince(name: string): boolean {
  return /(省|自治区|特别行政区)$/.test(name) || ['北京市', '天津市', '上海市', '重庆市'].includes(name);
}

/** 湖北省 → 湖北, 广西壮族自治区 → 广西, 周口地区 → 周口. */
function shortRegion(name: string): string {
  return name.replace(/(省|(壮族|回族|维吾尔)?自治区|特别行政区|地区|盟|市)$/, '');
}
