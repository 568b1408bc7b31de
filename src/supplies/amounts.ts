import { type SupplyAmounts, type SupplyItem, supplyItems } from '../contract/supplies.ts';

/** Amounts worked out item by item. */
export function amountsOf(amount: (item: SupplyItem) => number): SupplyAmounts {
  return Object.fromEntries(supplyItems.map((item) => [item, amount(item)])) as SupplyAmounts;
}

/** Everything together. */
export function sumAmounts(all: Iterable<SupplyAmounts>): SupplyAmounts {
  const list = [...all];
  return amountsOf((item) => list.reduce((sum, amounts) => sum + amounts[item], 0));
}

/**
 * Concentrate for a volume of solution, in whole millilitres, rounded up.
 *
 * @param chlorineMgL available chlorine of the solution
 * @param concentrateMgL available chlorine of the concentrate
 */
export function concentrateMl(solutionMl: number, chlorineMgL: number, concentrateMgL: number): number {
  return Math.ceil((solutionMl * chlorineMgL) / concentrateMgL);
}
