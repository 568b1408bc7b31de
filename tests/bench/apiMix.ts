import type { Shot } from './loadPattern.ts';
import { demoPlan, signedIn, tokenOf } from './servedDemo.ts';

/**
 * What people read of the seed batch, by how often. They are signed in as browsers are, by the cookie of a session; a script
 * with an API token looks after its plan.
 */
export async function seedBatchMix(url: string): Promise<Shot[]> {
  const dispatcher = await signedIn(url, 'demo-dispatcher');
  const hr = await signedIn(url, 'demo-hr');
  const desk = await signedIn(url, 'demo-desk');
  const token = await tokenOf(url, 'demo-dispatcher');
  const script = { authorization: `Bearer ${token}` };
  const asDispatcher = { cookie: dispatcher.cookie };
  const asHr = { cookie: hr.cookie };
  const asDesk = { cookie: desk.cookie };

  const { batchId, planId } = await demoPlan(url, token);
  const batch = `/api/v1/batches/${batchId}`;
  const plan = `/api/v1/plans/${planId}`;
  return [
    { name: 'batches', path: '/api/v1/batches', headers: asDispatcher, weight: 4 },
    { name: 'a batch', path: batch, headers: asDispatcher, weight: 3 },
    { name: 'companies of a batch', path: `${batch}/companies?limit=20`, headers: asDispatcher, weight: 3 },
    { name: 'applications of a batch', path: `${batch}/applications?limit=20`, headers: asDispatcher, weight: 2 },
    { name: 'people, 50 of 676', path: `${batch}/workers?limit=50`, headers: asDispatcher, weight: 3 },
    { name: 'people of a company (hr)', path: `${batch}/workers?limit=50`, headers: asHr, weight: 3 },
    { name: 'requests', path: `${batch}/requests?limit=50`, headers: asDispatcher, weight: 2 },
    { name: 'buses', path: `${batch}/buses`, headers: asDispatcher, weight: 2 },
    { name: 'policy', path: `${batch}/policy`, headers: asDispatcher, weight: 1 },
    { name: 'a plan (token)', path: plan, headers: script, weight: 4 },
    { name: 'trips', path: `${plan}/trips`, headers: asDispatcher, weight: 2 },
    { name: 'trips (desk)', path: `${plan}/trips`, headers: asDesk, weight: 1 },
    { name: 'a trip', path: `${plan}/trips/T01`, headers: asDispatcher, weight: 2 },
    { name: 'the plan document', path: `${plan}/document`, headers: asDispatcher, weight: 1 },
    { name: 'who I am (hr)', path: '/api/v1/session', headers: asHr, weight: 4 },
  ];
}
