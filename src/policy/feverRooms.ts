import type { Policy } from './schema.ts';

/** Isolation rooms that stay empty for fever where so many people are isolated: a share of them, one at least (domain.md §4); none where the share is 0. */
export function feverRooms(isolated: number, { iso }: Pick<Policy, 'iso'>): number {
  const { fever_rooms_share: share } = iso;
  return isolated === 0 || share === 0 ? 0 : Math.max(1, Math.ceil(share * isolated));
}
