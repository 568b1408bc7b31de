import { dirname, join, parse } from 'node:path';

/**
 * Where the plan of a point of the trade-off is written: beside the plan, named by the price of a contact pair.
 * @example pointFile('out/plan.json', 37.5) //=> 'out/plan.contact-37.50.json'
 */
export function pointFile(out: string, contactPairCny: number): string {
  const { name, ext } = parse(out);
  return join(dirname(out), `${name}.contact-${contactPairCny.toFixed(2)}${ext}`);
}
