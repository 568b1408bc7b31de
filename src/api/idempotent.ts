import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import { inBoth } from '../contract/bilingualIssues.ts';
import type { KeyRing } from '../crypto/keyRing.ts';
import { open, seal } from '../crypto/seal.ts';
import { senderOf } from '../db/actor.ts';
import { carriedOut, keepAnswer, releaseKey, takeKey } from '../db/idempotency.ts';
import type { Database } from '../db/pool.ts';
import { AppError } from '../errors.ts';
import type { ApiDeps } from './deps.ts';

/** An answer as it goes out. */
export interface Outgoing {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Longer than any request takes; a killed one gives its key back then. */
const staleMs = 120_000;

const keyForm = /^[\x21-\x7e]{8,200}$/;

/**
 * Runs a POST once for each `Idempotency-Key` of a sender: a repeated one gets the first one's answer and changes nothing.
 * Without a key, or at the door where nobody is anybody yet, it just runs. Where the process was killed between the change and the keeping of
 * the answer, the repeated one hears that it was carried out: the database knows it from the transaction of the change.
 *
 * @param content what was sent beside the address, as bytes that are the same whenever the content is
 * @param run carries it out on a database that notes so
 * @throws AppError `input_invalid` (no key of ours, or used for something else), `conflict` (the first is still at work, or its answer lost)
 */
export async function once(
  { database, keys }: Pick<ApiDeps, 'database' | 'keys'>,
  request: Request,
  content: () => Uint8Array | string,
  run: (database: Database) => Promise<Outgoing>,
): Promise<Outgoing> {
  const key = request.get('idempotency-key');
  const sender = senderOf(database.actor);
  if (request.method !== 'POST' || key === undefined || sender === null) return run(database);
  if (!keyForm.test(key)) throw refusal(noKey);

  const fingerprint = fingerprintOf(keys, request, content());
  const place = { table: 'idempotency_keys', column: 'answer', row: `${sender}/${key}` };
  const earlier = await takeKey(database, { sender, key, fingerprint, staleMs });
  if (earlier !== null) {
    if (!earlier.fingerprint.equals(fingerprint)) throw refusal(otherRequest);
    if (earlier.answerSealed === null)
      throw new AppError('conflict', inBoth(earlier.carriedOut && earlier.isStale ? answerLost : stillAtWork));
    return JSON.parse(open(keys, place, earlier.answerSealed).toString('utf8')) as Outgoing;
  }
  try {
    const answer = await run(database.noting(carriedOut(sender, key)));
    const answerSealed = seal(keys, place, JSON.stringify(answer));
    await keepAnswer(database, { sender, key, status: answer.status, answerSealed });
    return answer;
  } catch (error) {
    await releaseKey(database, sender, key);
    throw error;
  }
}

function fingerprintOf(keys: KeyRing, { method, originalUrl }: Request, content: Uint8Array | string): Buffer {
  const hmac = createHmac('sha256', keys.lookupKey).update(JSON.stringify(['idempotency', method, originalUrl]));
  return hmac.update(content).digest();
}

const stillAtWork = {
  zh: '带此键的第一个请求仍在处理：请稍候',
  en: 'the first request with this key is still at work: wait',
};

const answerLost = {
  zh: '带此键的请求已经执行，但服务器在答复之前停止：请查看结果，不要重复',
  en: 'the request with this key was carried out, but the server stopped before it answered: look at what there is, and do not repeat it',
};

const noKey = {
  message: { zh: '不是 8 到 200 个可打印的 ASCII 字符', en: 'is not of 8 to 200 printable ASCII characters' },
  remedy: { zh: '请用一个随机 UUID', en: 'send a random UUID' },
};

const otherRequest = {
  message: { zh: '已用于另一个请求', en: 'was used for another request' },
  remedy: { zh: '请换一个新的', en: 'send a new one' },
};

function refusal({ message, remedy }: typeof noKey): AppError {
  const fields = [{ location: 'header.idempotency-key', message: inBoth(message), fix: inBoth(remedy) }];
  return new AppError('input_invalid', `the Idempotency-Key ${message.en}`, { fields });
}
