import type { Worker } from '../../contract/worker.ts';

/** A row opts in to a room for two where its 同行人 column says so, for example 王芳（夫妻）. */
const asksForCouple = /夫妻|夫妇|爱人|couple|spouse|married/iu;

/** Couples who asked for a room of their own: two who travel together, of different sex, whose rows both say so. By worker. */
export function couplesOf(
  workers: readonly Worker[],
  partyOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const parties = new Map<string, Worker[]>();
  for (const worker of workers) {
    const party = partyOf.get(worker.workerId);
    if (party !== undefined) parties.set(party, [...(parties.get(party) ?? []), worker]);
  }
  const couples = [...parties].filter(([, [a, b, ...more]]) => {
    if (a === undefined || b === undefined || more.length > 0) return false;
    const isPair = a.sex !== null && b.sex !== null && a.sex !== b.sex;
    return isPair && [a, b].every(({ companions }) => asksForCouple.test(companions?.text ?? ''));
  });
  return new Map(couples.flatMap(([party, two]) => two.map(({ workerId }) => [workerId, party] as const)));
}
