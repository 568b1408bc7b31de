import type { ObservedPerson } from '../../../../contract/observation.ts';

/** Which people of the sheet to show. */
export const shows = ['due', 'all', 'missed', 'complaint', 'release'] as const;
export type Show = (typeof shows)[number];

/** People of a sheet who are to be shown, by bed, so that whoever walks along the rooms meets them in order. */
export function shown(people: readonly ObservedPerson[], show: Show, search: string): ObservedPerson[] {
  const wanted = search.trim().toUpperCase();
  return people
    .filter((person) => fits[show](person))
    .filter(({ bedId, nameMasked, workerId }) =>
      [bedId ?? '', nameMasked, workerId].some((text) => text.toUpperCase().includes(wanted)),
    )
    .sort((a, b) => compare(a.bedId ?? '~', b.bedId ?? '~') || compare(a.workerId, b.workerId));
}

const fits: Record<Show, (person: ObservedPerson) => boolean> = {
  all: () => true,
  due: ({ slots }) => slots.some(({ state }) => state === 'due'),
  missed: ({ slots }) => slots.some(({ state }) => state === 'missed'),
  complaint: ({ complaints, state }) =>
    complaints.length > 0 || state === 'isolated' || state === 'referred' || state === 'hospital',
  release: ({ obstacles }) => !obstacles.includes('days') && !obstacles.includes('released'),
};

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN', { numeric: true });
}
