import type { Companions, Worker } from '../contract/worker.ts';
import { companionTokens, comparable } from './readCompanions.ts';

/** What tells who travels with whom. */
export type Companion = Pick<Worker, 'companyId' | 'name' | 'idNumber' | 'phone' | 'adcode'> & {
  companions: Pick<Companions, 'text'> | null;
};

/** Why somebody named as travelling along was not found. */
export type CompanionDoubt = 'companion_unknown' | 'companion_ambiguous';

/** Who travels together, by place in the list. */
export interface Parties {
  /** Number of each person's party, from 0 in order of the list; -1 for whoever travels alone. */
  partyOf: number[];
  /** `isNumber`: what the row names is an ID or phone number. */
  doubts: { index: number; code: CompanionDoubt; isNumber: boolean }[];
}

/**
 * Reads the parties (同行人) out of what the rows of a batch name: an ID or phone number of anybody, also of another company's; a name
 * within the company, where several have it the one who names this person back or comes from the same county; a name in another
 * company where that person names this one back; else a label that several rows of the company share. Being named is
 * enough, and companions of companions belong to the same party. Whoever is rejected or withdrawn is in no party.
 */
export function travelParties(people: readonly Companion[]): Parties {
  const tokens = people.map(({ companions }) => companionTokens(companions));
  const register = new Register(people, tokens);
  const parent = people.map((_, index) => index);
  const doubts: Parties['doubts'] = [];
  people.forEach((_, index) => {
    for (const token of tokens[index]!) {
      const found = register.find(index, token);
      if (typeof found === 'string')
        doubts.push({ index, code: found, isNumber: /^\d{11}$|^\d{17}[\dX]$/.test(token) });
      else for (const other of found) join(parent, index, other);
    }
  });
  return { partyOf: numbered(parent), doubts };
}

/** That there is a companion, but not who. */
const saysNoName = /^(有|是|同行|Y|YES)$/;

/** Finds whom a row means. */
class Register {
  readonly #people: readonly Companion[];
  readonly #tokens: readonly string[][];
  /** People by ID number and by phone; by name; and by company and word that their rows name. */
  readonly #byNumber = new Map<string, number[]>();
  readonly #byName = new Map<string, number[]>();
  readonly #byWord = new Map<string, number[]>();

  constructor(people: readonly Companion[], tokens: readonly string[][]) {
    this.#people = people;
    this.#tokens = tokens;
    people.forEach(({ companyId, name, idNumber, phone }, index) => {
      for (const number of [idNumber, phone]) put(this.#byNumber, comparable(number), index);
      put(this.#byName, comparable(name), index);
      for (const token of tokens[index]!) put(this.#byWord, `${companyId}|${token}`, index);
    });
  }

  /** Whom a row's word means, himself perhaps; or why that is not certain. */
  find(index: number, token: string): readonly number[] | CompanionDoubt {
    if (saysNoName.test(token)) return 'companion_unknown';
    const numbered = this.#byNumber.get(token);
    if (numbered !== undefined) return numbered;
    const { companyId, adcode } = this.#people[index]!;
    const named = this.#byName.get(token) ?? [];
    if (named.includes(index)) return [];
    const colleagues = named.filter((other) => this.#people[other]!.companyId === companyId);
    if (colleagues.length === 1) return colleagues;
    const back = (colleagues.length > 0 ? colleagues : named).filter((other) => this.#names(other, index));
    if (back.length > 0) return back;
    if (colleagues.length > 0) {
      const neighbours = colleagues.filter((other) => this.#people[other]!.adcode === adcode);
      return neighbours.length === 1 ? neighbours : 'companion_ambiguous';
    }
    const sharing = this.#byWord.get(`${companyId}|${token}`)!;
    return sharing.length > 1 ? sharing : 'companion_unknown';
  }

  #names(index: number, other: number): boolean {
    const { name, idNumber, phone } = this.#people[other]!;
    return [name, idNumber, phone].some((text) => this.#tokens[index]!.includes(comparable(text)));
  }
}

function put(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else if (!list.includes(index)) list.push(index);
}

/** Union by the smaller index, so that a party is known by its first member. */
function join(parent: number[], a: number, b: number): void {
  const [x, y] = [rootOf(parent, a), rootOf(parent, b)];
  parent[Math.max(x, y)] = Math.min(x, y);
}

function rootOf(parent: number[], index: number): number {
  let root = index;
  while (parent[root] !== root) root = parent[root]!;
  return root;
}

function numbered(parent: number[]): number[] {
  const roots = parent.map((_, index) => rootOf(parent, index));
  const members = new Map<number, number>();
  for (const root of roots) members.set(root, (members.get(root) ?? 0) + 1);
  const numbers = new Map<number, number>();
  for (const root of roots) if (members.get(root)! > 1 && !numbers.has(root)) numbers.set(root, numbers.size);
  return roots.map((root) => numbers.get(root) ?? -1);
}
