import { setTimeout as sleep } from 'node:timers/promises';
import { demoAccounts } from '../../src/service/accounts.ts';
import type { Shot } from './loadPattern.ts';

/**
 * What people read of the seed batch, by how often. They are signed in as browsers are, by the cookie of a session; a script
 * with an API token looks after its plan.
 */
export async function seedBatchMix(url: string): Promise<Shot[]> {
  const dispatcher = await signedIn(url, 'demo-dispatcher');
  const hr = await signedIn(url, 'demo-hr');
  const desk = await signedIn(url, 'demo-desk');
  const script = { authorization: `Bearer ${await tokenOf(url, dispatcher)}` };
  const asDispatcher = { cookie: dispatcher.cookie };
  const asHr = { cookie: hr.cookie };
  const asDesk = { cookie: desk.cookie };

  const { batches } = await read<{ batches: { batchId: string }[] }>(`${url}/api/v1/batches`, script);
  const batch = `/api/v1/batches/${batches[0]!.batchId}`;
  const plan = `/api/v1/plans/${await finishedPlan(`${url}${batch}/plans`, script)}`;
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

/** The batch's plan, as soon as it is done. */
async function finishedPlan(plansUrl: string, headers: Record<string, string>): Promise<string> {
  for (;;) {
    const { plans } = await read<{ plans: { planId: string; status: string }[] }>(plansUrl, headers);
    if (plans[0]?.status === 'done') return plans[0].planId;
    await sleep(500);
  }
}

async function read<T>(url: string, headers: Record<string, string>): Promise<T> {
  const response = await fetch(url, { headers });
  return (await response.json()) as T;
}

interface SignedIn {
  cookie: string;
  csrfToken: string;
}

/** A session of a demo account, as soon as there is one. */
async function signedIn(url: string, login: string): Promise<SignedIn> {
  for (;;) {
    const session = await signIn(url, login).catch(() => null);
    if (session !== null) return session;
    await sleep(500);
  }
}

async function signIn(url: string, login: string): Promise<SignedIn | null> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demoAccounts.password }),
  });
  if (!response.ok) {
    // a login that is not there yet counts as a wrong password: five a minute are heard
    if (response.status === 401 || response.status === 429) await sleep(15_000);
    return null;
  }
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: response.headers.getSetCookie()[0]!.split(';')[0]!, csrfToken };
}

async function tokenOf(url: string, { cookie, csrfToken }: SignedIn): Promise<string> {
  const response = await fetch(`${url}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrfToken },
    body: JSON.stringify({ name: 'bench' }),
  });
  return ((await response.json()) as { token: string }).token;
}
