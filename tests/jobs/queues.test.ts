import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Consumer, consume, type JobHandlers, PermanentJobError } from '../../src/jobs/consume.ts';
import { createQueues, type Queues } from '../../src/jobs/enqueue.ts';
import type { QueueStore } from '../../src/jobs/store.ts';
import { databases } from '../support/database.ts';
import { storeKinds } from '../support/queueStores.ts';
import { until } from '../support/until.ts';

const server = databases();
let queues: Queues;
let consumers: Consumer[] = [];

afterEach(async () => {
  await Promise.all(consumers.map((consumer) => consumer.close(0)));
  consumers = [];
  await queues.close();
});

/** A consumer whose planning handler is `handler`; nothing else is expected to run. */
function work(store: QueueStore, handler: JobHandlers['run-plan'], concurrency = 1): void {
  const handlers: JobHandlers = {
    'run-plan': handler,
    'verify-plan': async () => undefined,
    'process-request': async () => {},
    'play-story': async () => undefined,
    purge: async () => {},
  };
  consumers.push(consume({ store, queue: 'planning', concurrency, handlers, onEvent: () => {} }));
}

for (const kind of await storeKinds()) {
  const title = `on ${kind.name}${kind.skip === null ? '' : ` (left out: ${kind.skip})`}`;
  (kind.skip === null ? describe : describe.skip)(title, () => {
    const open = async () => {
      const store = kind.create(await server.create());
      queues = createQueues(store, () => {});
      return store;
    };

    it('the same work is queued once, however often it is added', async () => {
      const store = await open();
      const planId = randomUUID();
      await Promise.all(Array.from({ length: 20 }, () => queues.add('run-plan', { planId })));
      expect((await queues.counts()).planning.waiting).toBe(1);

      const seen: string[] = [];
      work(store, async (payload) => {
        seen.push(payload.planId);
      });
      await until('the queue is empty', async () => seen.length > 0 && (await queues.counts()).planning.active === 0);
      expect(seen).toEqual([planId]);
    });

    it('finished work leaves nothing behind and may be queued again', async () => {
      const store = await open();
      let runs = 0;
      work(store, async () => {
        runs += 1;
      });
      const planId = randomUUID();
      for (const expected of [1, 2]) {
        await until('the last job is gone', () => queues.ensure('run-plan', { planId }));
        await until(`run ${expected}`, async () => runs === expected);
      }
      await until('nothing is left', async () => {
        const { planning } = await queues.counts();
        return planning.active + planning.waiting + planning.failed === 0;
      });
    });

    it('ensure leaves live work alone', async () => {
      await open();
      const planId = randomUUID();
      expect(await queues.ensure('run-plan', { planId })).toBe(true);
      expect(await queues.ensure('run-plan', { planId })).toBe(false);
    });

    it('adding never waits for workers, even when each of many holds its connection', async () => {
      const store = await open();
      const release: (() => void)[] = [];
      for (let n = 0; n < 5; n += 1) {
        work(store, () => new Promise<void>((resolve) => release.push(resolve)));
      }
      for (let n = 0; n < 5; n += 1) await queues.add('run-plan', { planId: randomUUID() });
      await until('all workers are busy', async () => release.length === 5);

      // none of them ends before it is told to
      await Promise.all(Array.from({ length: 50 }, () => queues.add('run-plan', { planId: randomUUID() })));

      const closing = consumers.map((consumer) => consumer.close(5_000));
      for (const done of release) done();
      await Promise.all(closing);
    });

    it('a permanent error is not tried again, a passing one is, and the last attempt knows that it is', async () => {
      const store = await open();
      const attempts: boolean[] = [];
      work(store, async (_payload, { isLastAttempt }) => {
        attempts.push(isLastAttempt);
        if (attempts.length === 1) throw new Error('passing');
        throw new PermanentJobError('permanent');
      });
      await queues.add('run-plan', { planId: randomUUID() });
      await until('both attempts', async () => attempts.length === 2);
      await until('the job is gone', async () => {
        const { planning } = await queues.counts();
        return planning.active + planning.waiting + planning.delayed === 0;
      });
      expect(attempts).toEqual([false, false]);
    });

    it('a payload that is not ours is refused without reaching the handler', async () => {
      const store = await open();
      let reached = false;
      work(store, async () => {
        reached = true;
      });
      await queues.add('run-plan', { planId: 'no uuid' });
      await until('the job is gone', async () => {
        const { planning } = await queues.counts();
        return planning.active + planning.waiting + planning.delayed === 0;
      });
      expect(reached).toBe(false);
    });
  });
}

describe('a queue that is away', () => {
  it.each<QueueStore>([
    { kind: 'postgres', databaseUrl: 'postgresql://x@127.0.0.1:1/none' },
    { kind: 'redis', redisUrl: 'redis://127.0.0.1:1' },
  ])('refuses within seconds ($kind)', async (store) => {
    queues = createQueues(store, () => {});
    const startedAt = Date.now();
    await expect(queues.add('run-plan', { planId: randomUUID() })).rejects.toMatchObject({ code: 'unavailable' });
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });
});
