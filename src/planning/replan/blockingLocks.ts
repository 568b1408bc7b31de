import { type Lock, lockText } from '../../contract/replan.ts';
import type { Batch } from '../batch.ts';
import { type Given, withLocks } from './given.ts';
import { lockedPeople } from './lockedPeople.ts';
import { resolveStart } from './resolveStart.ts';

/** So many single locks are lifted on trial; beyond them all are named together. */
const mostTrials = 12;

/**
 * The locks that keep people from being carried, as people write them: a single one if lifting it is enough, one that holds few
 * people before one that holds many; else all of them. Null where locks are not the reason.
 * @param leftWith people left over when the batch is solved again with these locks
 */
export async function blockingLocks(
  batch: Batch,
  leftWith: (given: Given) => Promise<number>,
): Promise<string[] | null> {
  const { given } = batch;
  if (given === null || given.start.locks.length === 0) return null;
  const without = (lifted: (lock: Lock) => boolean) =>
    leftWith(
      resolveStart(
        batch,
        withLocks(given, (lock) => !lifted(lock)),
      ),
    );
  if ((await without(() => true)) > 0) return null;
  const held = (lock: Lock) => {
    const found = lockedPeople(given.start.plan, lock);
    return 'people' in found ? found.people.length : 0;
  };
  const fewestFirst = [...given.start.locks].sort((a, b) => held(a) - held(b));
  for (const lock of fewestFirst.slice(0, mostTrials))
    if ((await without((other) => other === lock)) === 0) return [lockText(lock)];
  return given.start.locks.map(lockText);
}
