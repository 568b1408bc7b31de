import type { SupplyMovement, SupplyPlace, SupplyStock } from '../../../contract/supplies.ts';
import type { SupplyBalanceRow, SupplyMovementRow } from '../../../db/supplies.ts';
import { amountsOf } from '../../../supplies/amounts.ts';

/** Balances of a batch as the API tells them. */
export function presentStock(rows: readonly SupplyBalanceRow[]): SupplyStock {
  const inStore = amountsOf((item) => quantityOf(rows, (row) => row.item === item && placeOf(row) === null));
  const out = amountsOf((item) => quantityOf(rows, (row) => row.item === item && placeOf(row) !== null));
  const byPlace = new Map<string, SupplyBalanceRow[]>();
  for (const row of rows) {
    if (placeOf(row) === null) continue;
    const key = JSON.stringify(placeOf(row));
    byPlace.set(key, [...(byPlace.get(key) ?? []), row]);
  }
  const places = [...byPlace.values()].map((held) => ({
    place: placeOf(held[0]!)!,
    amounts: amountsOf((item) => quantityOf(held, (row) => row.item === item)),
  }));
  return { inStore, out, places };
}

/** A line of the ledger as the API tells it. */
export function presentMovement(row: SupplyMovementRow): SupplyMovement {
  const { seq, id, kind, item, quantity, reason, by, at } = row;
  return { seq, id, kind, item, quantity, reason, place: placeOf(row), by, at: at.toISOString() };
}

function quantityOf(rows: readonly SupplyBalanceRow[], counts: (row: SupplyBalanceRow) => boolean): number {
  return rows.reduce((sum, row) => (counts(row) ? sum + row.quantity : sum), 0);
}

/** Null in the store. */
function placeOf({ planId, tripId, site }: Pick<SupplyBalanceRow, 'planId' | 'tripId' | 'site'>): SupplyPlace | null {
  if (planId !== null && tripId !== null) return { kind: 'trip', planId, tripId };
  return site === null ? null : { kind: 'site', site };
}
