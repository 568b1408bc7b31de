import type { Worker } from '../../contract/worker.ts';
import { ageOn } from '../../roster/gb11643.ts';
import { compareIds } from '../demand.ts';

/** Somebody aboard: the worker and the places of his stops among the pick-ups and the drop-offs. */
export interface Rider {
  worker: Pick<Worker, 'workerId' | 'companyId' | 'birthDate'>;
  boards: number;
  alights: number;
}

const adultYears = 18;

/**
 * The coach captain (车长) and his deputies (副车长), worker ids in this order; domain.md §1.13 asks for two passengers a coach.
 * Adults only. The captain is of the company with most people aboard, boards as early and stays as long as anybody of it, then by id. Where he
 * leaves before the last drop-off, the deputy is somebody who stays; else deputies follow in the same order. People whose
 * age nobody knows come after those who are known to be adults; with fewer adults than places some places stay empty.
 */
export function chooseCaptains(riders: readonly Rider[], places: number, serviceDate: string): string[] {
  const people = new Map<string, number>();
  for (const { worker } of riders) people.set(worker.companyId, (people.get(worker.companyId) ?? 0) + 1);
  const birth = ({ worker }: Rider) => worker.birthDate;
  const order = riders
    .filter((rider) => birth(rider) === null || ageOn(birth(rider)!, serviceDate) >= adultYears)
    .sort(
      (a, b) =>
        Number(birth(a) === null) - Number(birth(b) === null) ||
        people.get(b.worker.companyId)! - people.get(a.worker.companyId)! ||
        compareIds(a.worker.companyId, b.worker.companyId) ||
        a.boards - b.boards ||
        b.alights - a.alights ||
        compareIds(a.worker.workerId, b.worker.workerId),
    );
  const last = Math.max(...riders.map(({ alights }) => alights));
  const chosen: Rider[] = [];
  while (chosen.length < places && order.length > 0) {
    const someoneStays = chosen.length === 0 || chosen.some(({ alights }) => alights === last);
    const next = someoneStays ? 0 : order.findIndex(({ alights }) => alights === last);
    chosen.push(...order.splice(Math.max(0, next), 1));
  }
  return chosen.map(({ worker }) => worker.workerId);
}

/** The companies that send the escorts (跟车管理员, domain.md §1.12–1.13): those with most people aboard, one each. */
export function escortCompanies(riders: readonly Rider[], escorts: number): string[] {
  const people = new Map<string, number>();
  for (const { worker } of riders) people.set(worker.companyId, (people.get(worker.companyId) ?? 0) + 1);
  const largestFirst = [...people]
    .sort((a, b) => b[1] - a[1] || compareIds(a[0], b[0]))
    .map(([companyId]) => companyId);
  return Array.from({ length: escorts }, (_, i) => largestFirst[i % largestFirst.length]!);
}
