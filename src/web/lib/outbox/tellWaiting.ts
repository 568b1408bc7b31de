import { ApiFault } from '../api/fault.ts';

/** How what waits is told. */
export interface Telling<Item> {
  /** One call; resolves once what the server said is kept here. @throws ApiFault */
  tell(items: Item[]): Promise<void>;
  /** Keeps that the server does not take it, and why. */
  refuse(item: Item, fault: ApiFault): Promise<void>;
  /** Whether saying the same again would be answered the same, and no other one could do anything about it. */
  isFinal(fault: ApiFault): boolean;
  /** Whether it goes in a call of its own. */
  goesAlone(item: Item): boolean;
}

/** What one call carries at most. */
const chunkMax = 100;

/**
 * Tells what waits, in its order, in as few calls as its size allows. One that the server cannot read does not hold up the others; whatever
 * breaks off leaves the rest waiting.
 *
 * @throws ApiFault that is not final
 */
export async function tellWaiting<Item>(waiting: readonly Item[], telling: Telling<Item>): Promise<void> {
  for (let from = 0; from < waiting.length; ) {
    const chunk = chunkAt(waiting, from, telling);
    await tellChunk(chunk, telling);
    from += chunk.length;
  }
}

function chunkAt<Item>(waiting: readonly Item[], from: number, { goesAlone }: Telling<Item>): Item[] {
  const rest = waiting.slice(from, from + chunkMax);
  const end = rest.findIndex(goesAlone);
  return end < 0 ? rest : rest.slice(0, Math.max(1, end));
}

async function tellChunk<Item>(chunk: Item[], telling: Telling<Item>): Promise<void> {
  try {
    await telling.tell(chunk);
  } catch (error) {
    if (!(error instanceof ApiFault) || !telling.isFinal(error)) throw error;
    if (chunk.length > 1) for (const item of chunk) await tellChunk([item], telling);
    else await telling.refuse(chunk[0]!, error);
  }
}
