import type { ResultRoute } from '../solver/index.ts';
import type { Batch, ProblemPart } from './batch.ts';

/** What routes leave to be planned beside them: people of each group and buses of each type. @param people of each group to be carried in all */
export function remaining(
  batch: Batch,
  people: readonly number[],
  routes: readonly ResultRoute[],
): Required<Pick<ProblemPart, 'people' | 'busCount'>> {
  const aboard = peopleAboard(batch, routes);
  return { people: people.map((count, group) => count - aboard[group]!), busCount: idleBuses(batch, routes) };
}

/** People of each group in the routes. */
export function peopleAboard({ groups }: Batch, routes: readonly ResultRoute[]): number[] {
  const aboard = groups.map(() => 0);
  for (const route of routes) for (const { group, people } of route.groups) aboard[group] = aboard[group]! + people;
  return aboard;
}

/** Buses of each type that no route uses. */
export function idleBuses({ fleet }: Batch, routes: readonly ResultRoute[]): number[] {
  return fleet.map(({ plates }, type) => plates.length - routes.filter(({ busType }) => busType === type).length);
}
