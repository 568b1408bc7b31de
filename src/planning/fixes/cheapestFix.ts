import type { FixChange } from '../../contract/fix.ts';
import { type Family, type Gate, once } from './catalogue.ts';
import { fixPriceCny } from './fixPrice.ts';
import { leastAmount } from './leastAmount.ts';
import type { Trials } from './trial.ts';

/** Changes that carry the people asked about. */
export interface ProvenFix {
  changes: FixChange[];
  priceCny: number;
  /** True where everything cheaper in the catalogue was tried and did not help. */
  cheapest: boolean;
}

/** An amount of a family, or a gate, waiting for its turn. */
interface Option {
  family: Family;
  amount: number;
  priceCny: number;
  /** True once solving again has shown that it helps. */
  proven: boolean;
  /** Families that wait behind it. */
  behind: readonly Family[];
}

/**
 * The cheapest changes of the catalogue that carry the people, found by solving again in the order of price: the first that helps is
 * the cheapest. Where the allowed effort ends first, the cheapest of those that have helped; null where none has.
 * @param known changes that help for certain
 */
export async function cheapestFix(
  trials: Trials,
  ids: ReadonlySet<string>,
  families: readonly Family[],
  { gates = [], known = [] }: { gates?: readonly Gate[]; known?: readonly FixChange[][] } = {},
): Promise<ProvenFix | null> {
  const { policy } = trials.batch;
  const priceOf = (family: Family, amount: number) => fixPriceCny(family.changesFor(amount), policy);
  const helps = (family: Family, amount: number) => trials.carries(family.changesFor(amount), ids);
  const options: Option[] = [];
  const add = (family: Family, amount: number, proven = false) => {
    if (amount <= family.to) options.push({ family, amount, priceCny: priceOf(family, amount), proven, behind: [] });
  };
  for (const family of families) add(family, family.from);
  for (const changes of known) add(once(changes), 1, true);
  for (const gate of gates) options.push(gateOption(gate, priceOf));

  while (options.length > 0 && !trials.exhausted) {
    const option = takeCheapest(options);
    const { family, amount, behind } = option;
    if (option.proven) return { ...found(option), cheapest: true };
    if (behind.length > 0) {
      if (await helps(family, amount)) for (const one of behind) add(one, one.from);
      continue;
    }
    if (family.stepwise) {
      if (await helps(family, amount)) return { ...found(option), cheapest: true };
      add(family, amount + 1);
    } else {
      // beyond the cheapest that is known to help nobody needs to look
      const knownCny = cheapestProven(options)?.priceCny ?? Number.POSITIVE_INFINITY;
      let to = family.to;
      while (to > amount && priceOf(family, to) >= knownCny) to--;
      const least = await leastAmount(amount, to, (n) => helps(family, n));
      if (least !== null) add(family, least, true);
    }
    for (const more of family.also?.() ?? []) add(more, more.from);
  }
  const best = cheapestProven(options);
  return best === null ? null : { ...found(best), cheapest: false };
}

/** A gate stands where the cheapest family behind it would. */
function gateOption({ all, families }: Gate, priceOf: (family: Family, amount: number) => number): Option {
  const priceCny = Math.min(...families.map((family) => priceOf(family, family.from)));
  return { family: once(all), amount: 1, priceCny, proven: false, behind: families };
}

function found({ family, amount, priceCny }: Option) {
  return { changes: family.changesFor(amount), priceCny };
}

/** Takes out the cheapest option; of equally cheap ones the first. */
function takeCheapest(options: Option[]): Option {
  let best = 0;
  for (let i = 1; i < options.length; i++) if (options[i]!.priceCny < options[best]!.priceCny) best = i;
  return options.splice(best, 1)[0]!;
}

function cheapestProven(options: readonly Option[]): Option | null {
  const proven = options.filter((option) => option.proven);
  return proven.length === 0 ? null : takeCheapest(proven);
}
