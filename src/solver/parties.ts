import type { Groups } from './problem.ts';

/** Which groups ride together or not at all. */
export class Parties {
  /** By group: the groups of its party, itself included, in order; null where it may be split. */
  readonly #together: (readonly number[] | null)[];

  constructor({ count, party }: Pick<Groups, 'count' | 'party'>) {
    const members = new Map<number, number[]>();
    for (let group = 0; group < count; group++) {
      const own = party?.[group] ?? -1;
      if (own >= 0) members.set(own, [...(members.get(own) ?? []), group]);
    }
    this.#together = Array.from({ length: count }, (_, group) => members.get(party?.[group] ?? -1) ?? null);
  }

  /** The groups that ride together with a group, itself included; null where it may be split. */
  of(group: number): readonly number[] | null {
    return this.#together[group]!;
  }
}

/** Whether somebody of a party would ride without the others, `peopleOf` telling how many of a group ride in one bus. */
export function splitsParty(
  { size }: Pick<Groups, 'size'>,
  parties: Parties,
  group: number,
  peopleOf: (group: number) => number,
): boolean {
  const together = parties.of(group);
  return together !== null && peopleOf(group) > 0 && together.some((mate) => peopleOf(mate) !== size[mate]);
}
