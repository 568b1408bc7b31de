import { expect } from '@jest/globals';
import type { Plan } from '../../src/contract/plan.ts';
import type { PlanChange, PlanDraft, WhatIf } from '../../src/contract/planDraft.ts';
import type { TestApp } from './testApp.ts';

/** Calls of the API about one plan, by a dispatcher unless a token is given. */
export interface DraftCalls {
  path(rest: string): string;
  get<T>(rest: string, token?: string): Promise<T>;
  /** On the present version unless another one is named. */
  post(rest: string, json?: unknown, version?: number): Promise<Response>;
  /** `post`, expected to go well. */
  done<T = PlanChange>(rest: string, json?: unknown, status?: number): Promise<T>;
  draft(): Promise<PlanDraft>;
  document(): Promise<Plan>;
  /** Somebody who may ride in another bus, and which. */
  movable(): Promise<{ workerId: string; from: string; to: string }>;
}

export function draftCalls(app: () => TestApp, planId: () => string): DraftCalls {
  const path = (rest: string) => `/api/v1/plans/${planId()}${rest}`;
  const calls: DraftCalls = {
    path,
    async get(rest, token) {
      const response = await app().call('GET', path(rest), token === undefined ? {} : { token });
      expect({ rest, status: response.status }).toEqual({ rest, status: 200 });
      return (await response.json()) as never;
    },
    async post(rest, json, version) {
      const at = version ?? (await calls.draft()).version;
      return app().call('POST', path(rest), { json: json ?? {}, headers: { 'if-match': `"${at}"` } });
    },
    async done(rest, json, status = 200) {
      const answer = await calls.post(rest, json);
      const body = (await answer.json()) as never;
      expect({ status: answer.status, body }).toMatchObject({ status });
      return body;
    },
    draft: () => calls.get('/draft'),
    document: () => calls.get('/document'),
    async movable() {
      const { workers } = await calls.document();
      for (const { workerId, tripId } of workers) {
        if (tripId === null) continue;
        const { targets } = await calls.get<WhatIf>(`/what-if?kind=workers&workerIds=${workerId}`);
        const target = targets.find((one) => one.tripId !== null && one.verdict !== 'forbidden');
        if (target !== undefined) return { workerId, from: tripId, to: target.tripId! };
      }
      throw new Error('nobody of the batch may ride in another bus');
    },
  };
  return calls;
}

/** The edit that moves one person. */
export function moving(workerId: string, tripId: string) {
  return { kind: 'move', what: { kind: 'workers', workerIds: [workerId] }, to: { kind: 'trip', tripId } };
}
