import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** An answer of the server's as this browser last had it. */
interface KeptAnswer {
  /** The key as text. */
  id: string;
  queryKey: QueryKey;
  data: unknown;
  /** When it was heard, ms; pages reckon the time of a journey from it. */
  updatedAt: number;
}

interface Schema extends DBSchema {
  answers: { key: string; value: KeptAnswer };
}

/** Longer than a shift, shorter than anybody would rely on lists that old; what is personal in them is masked. */
const keptMaxMs = 24 * 3_600_000;

let database: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('jieyun-kept', 1, {
    upgrade: (made) => void made.createObjectStore('answers', { keyPath: 'id' }),
  });
  return database;
}

/** Puts what was kept in the place of answers that nobody has asked for yet; they count as old and are asked for as soon as can be. */
export async function restoreAnswers(queries: QueryClient, nowMs = Date.now()): Promise<void> {
  const kept = await (await open()).getAll('answers');
  const fresh = kept.filter(({ updatedAt }) => updatedAt > nowMs - keptMaxMs);
  if (fresh.length < kept.length) await dropAnswers();
  for (const { queryKey, data, updatedAt } of fresh) {
    queries.setQueryData(queryKey, data, { updatedAt });
    await queries.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
  }
}

/** Keeps the newest answers of these kinds (first part of their keys) until it is called off. */
export function keepAnswers(queries: QueryClient, kinds: readonly string[]): () => void {
  const cache = queries.getQueryCache();
  const keep = ({ queryKey, state }: { queryKey: QueryKey; state: { data: unknown; dataUpdatedAt: number } }) => {
    if (!kinds.includes(queryKey[0] as string) || state.data == null) return;
    const answer = { id: JSON.stringify(queryKey), queryKey, data: state.data, updatedAt: state.dataUpdatedAt };
    // a browser that keeps nothing works as long as there is a connection
    void open().then((made) => made.put('answers', answer), ignore);
  };
  for (const query of cache.getAll()) keep(query);
  return cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') keep(event.query);
  });
}

/** Forgets every answer: nothing of one account stays for the next. */
export async function dropAnswers(): Promise<void> {
  await open().then((made) => made.clear('answers'), ignore);
}

function ignore(): void {}
