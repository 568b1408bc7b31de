/**
 * What the soft wishes weigh against each other; no money. People without a bed come first and are not priced. An opened room
 * costs most of a couple parted, so that a couple gets a room of its own, and more than mixing, so that rooms fill up.
 */
export const roomPrice = 10;
/** For each further group in a room; a group is of one company and one coach. */
export const strangersPrice = 4;
/** For a couple that asked for one room and sleeps in two. */
export const partedPrice = 20;

/** For each floor of a company beyond its first. Weighed last of all: it decides among rooms that nothing else tells apart. */
export const blockPrice = 1;

/** People who are no strangers to each other have the same. */
export function kinOf({ companyId, coach }: { companyId: string; coach: string }): string {
  return JSON.stringify([companyId, coach]);
}

/** What an assignment costs: rooms newly opened, strangers in a room, couples parted. */
export function priceOf(rooms: readonly { isNew: boolean; groups: number }[], partedCouples: number): number {
  const inRooms = rooms.map(({ isNew, groups }) => (isNew ? roomPrice : 0) + strangersPrice * Math.max(0, groups - 1));
  return inRooms.reduce((sum, price) => sum + price, 0) + partedPrice * partedCouples;
}
