import type { County } from '../contract/county.ts';
import { currentRows, formerRows } from './rows.ts';

/** How a written name relates to a county; the smaller the better a match. */
const tiers = { current: 0, currentShort: 1, former: 2, formerShort: 3 } as const;

/** One meaning of a written name. */
interface Meaning {
  tier: number;
  /** Code of the division that bears or bore the name; its prefixes tell the province and prefecture of that time. */
  code: string;
  counties: readonly County[];
}

/** The part of the country in which a name is looked up: code prefixes of two or four digits; empty means everywhere. */
export type Scope = readonly string[];

/** Names that many cities gave to some district; alone they say nothing, even where only one of them is left today. */
const commonplace = new Set(['郊区', '城区', '市区', '矿区', '市郊区']);

const nothing = { counties: [], short: false };

/** Looks up county names as written, past and present, full and short. */
export class CountyNames {
  /** Length of the longest name. */
  readonly longest: number;
  readonly #current = currentRows();
  readonly #meanings = new Map<string, Meaning[]>();

  constructor() {
    const byCode = new Map(this.#current.map((county) => [county.adcode, county]));
    for (const county of this.#current) this.#addNames(county.adcode, county.name, [county], tiers.current);
    for (const { code, name, successors } of formerRows()) {
      const counties = successors.map((adcode) => byCode.get(adcode)!);
      if (counties.length > 0) this.#addNames(code, name, counties, tiers.former);
    }
    this.longest = Math.max(...[...this.#meanings.keys()].map((name) => name.length));
  }

  /** Counties that `name` can mean in `scope`: today's full names before short ones, these before names that are no longer. */
  find(name: string, scope: Scope): { counties: County[]; short: boolean } {
    const meanings = this.#meanings.get(name);
    if (meanings === undefined) return nothing;
    const inScope = meanings.filter((meaning) => isWithin(meaning, scope));
    const best = Math.min(...inScope.map(({ tier }) => tier));
    const chosen = commonplace.has(name) ? inScope : inScope.filter(({ tier }) => tier === best);
    const counties = new Map(chosen.flatMap((meaning) => meaning.counties.map((county) => [county.adcode, county])));
    return { counties: [...counties.values()], short: best === tiers.currentShort || best === tiers.formerShort };
  }

  /** Every county of today in `scope`. */
  within(scope: Scope): County[] {
    return this.#current.filter(({ adcode }) => scope.some((prefix) => adcode.startsWith(prefix)));
  }

  #addNames(code: string, name: string, counties: readonly County[], tier: number): void {
    this.#add(name, { code, counties, tier });
    for (const short of shortNames(name)) this.#add(short, { code, counties, tier: tier + 1 });
  }

  #add(name: string, meaning: Meaning): void {
    const known = this.#meanings.get(name) ?? [];
    known.push(meaning);
    this.#meanings.set(name, known);
  }
}

/** 临泉县 is also 临泉, 管城回族区 also 管城区 and 管城; two-character names such as 沛县 have no short form. */
function shortNames(name: string): string[] {
  if (name.length <= 2) return [];
  const plain = name.replace(/回族区$/, '区');
  const short = plain.slice(0, -1);
  return plain === name ? [short] : [plain, short];
}

function isWithin({ code, counties }: Meaning, scope: Scope): boolean {
  if (scope.length === 0) return true;
  return scope.some((prefix) => code.startsWith(prefix) || counties.some(({ adcode }) => adcode.startsWith(prefix)));
}
