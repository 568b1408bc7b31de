import { setImmediate } from 'node:timers/promises';

/** How long one piece may keep everybody else waiting, in milliseconds. */
const pieceMs = 10;

/** `list.map(map)`, a piece at a time: sealing or opening the values of thousands of people takes a second, in which others are answered. */
export async function mapInPieces<In, Out>(list: readonly In[], map: (item: In, index: number) => Out): Promise<Out[]> {
  const out: Out[] = [];
  let until = performance.now() + pieceMs;
  for (const [index, item] of list.entries()) {
    out.push(map(item, index));
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + pieceMs;
  }
  return out;
}
