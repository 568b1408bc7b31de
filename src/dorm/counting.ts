import type { Mix, Needs } from './needs.ts';
import { roomPrice } from './price.ts';
import { classesByCompany, placesIn, type RoomClass, type Stock } from './roomClasses.ts';

/**
 * A price that no assignment with a bed for everybody goes below: each mix needs rooms of its own, and a room takes no more than
 * the largest that its people may use; where only rooms of their company can be shared, companies of a mix are counted apart. Couples and strangers count
 * nothing.
 */
export function countedPrice(needs: Needs, { classes }: Stock): number {
  const classesOf = classesByCompany(classes);
  const fewest = needs.mixes.reduce((sum, mix) => sum + fewestRooms(mix, classesOf(mix)), 0);
  return roomPrice * fewest - couplesCredit(needs);
}

/** A couple's two come out of the rooms of their mixes into one of their own: rooms counted for them may not be needed. */
function couplesCredit({ couples }: Needs): number {
  return couples.length === 0 ? 0 : roomPrice * couples.length;
}

function fewestRooms(mix: Mix, classes: readonly RoomClass[]): number {
  const usable = classes.filter((room) => mix.groups.some((group) => placesIn(room, group) > 0));
  const isShared = usable.some(
    (room) => room.companyId === null && mix.groups.some((group) => placesIn(room, group) > 1),
  );
  const companies = [...new Set(mix.groups.map(({ companyId }) => companyId))];
  const parts = isShared ? [mix.groups] : companies.map((id) => mix.groups.filter(({ companyId }) => companyId === id));
  return parts.reduce((sum, groups) => {
    const placesOf = (room: RoomClass) => Math.max(...groups.map((group) => placesIn(room, group)));
    const people = groups.reduce((all, { guests }) => all + guests.length, 0);
    const joined = usable.filter(({ isNew }) => !isNew).reduce((all, room) => all + Math.max(0, placesOf(room)), 0);
    const largest = Math.max(1, ...usable.filter(({ isNew }) => isNew).map(placesOf));
    return sum + Math.max(0, Math.ceil((people - joined) / largest));
  }, 0);
}
