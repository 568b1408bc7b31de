import type { SupplyShortage } from '../../../contract/publishedPlan.ts';
import { type SupplyNeeds, supplyWords } from '../../../contract/supplies.ts';

/** What a plan lacks, in words; empty where the store has enough. */
export function shortagesOf({ items }: SupplyNeeds): SupplyShortage[] {
  return items
    .filter(({ short }) => short > 0)
    .map((balance) => {
      const { item, needed, issued, inStore, short } = balance;
      const { name, unit } = supplyWords[item];
      const text = {
        zh: `${name.zh}缺 ${short} ${unit.zh}：共需 ${needed}，已发 ${issued}，库存 ${inStore}`,
        en: `${name.en}: ${short} ${unit.en} short; ${needed} needed, ${issued} issued, ${inStore} in store`,
      };
      return { ...balance, text };
    });
}
