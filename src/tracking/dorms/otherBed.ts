import { bedLabel, readBedLabel, roomLabel } from '../../contract/dorms.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { BedPlace } from '../../dorm/guest.ts';
import { refusalOfMove } from '../../dorm/move.ts';
import { addressOf, type LoadedBoard } from './loadBoard.ts';

/** Why somebody may not have a bed by the rules of dormitories; null where he may, and where the plan has no rooms to know. */
export function refusalOfBed(board: LoadedBoard, workerId: string, bedId: string): Bilingual | null {
  const { problem, places, policy } = board;
  const bed = readBedLabel(bedId);
  const room = problem.rooms.findIndex((one) => roomLabel(one) === bed?.room);
  const isGuest = problem.guests.some(({ guestId }) => guestId === workerId);
  if (bed === null || room < 0 || !isGuest) return null;
  const other = [...places].find(([id, at]) => id !== workerId && at.room === room && at.bed === bed.bed);
  if (other !== undefined) return { zh: '这张床已给了别人', en: 'somebody else has this bed' };
  return refusalOfMove(problem, places, new Map([[workerId, { room, bed: bed.bed }]]), policy);
}

/** The first free bed that the rules give somebody, his own room first, then rooms with people of his bus; null where there is none. */
export function otherBed(board: LoadedBoard, workerId: string, tried: ReadonlySet<string>): string | null {
  const { problem, places, policy } = board;
  const guest = problem.guests.find(({ guestId }) => guestId === workerId);
  if (guest === undefined) return null;
  const mates = new Set(
    problem.guests.flatMap(({ guestId, coach }) => (coach === guest.coach ? (places.get(guestId)?.room ?? []) : [])),
  );
  const own = places.get(workerId)?.room;
  const rank = (room: number) => (room === own ? 0 : mates.has(room) ? 1 : 2);
  const rooms = problem.rooms.map((_, room) => room);
  const order = rooms.sort((a, b) => rank(a) - rank(b) || a - b);
  for (const room of order)
    for (const place of freeBeds(board, room)) {
      const label = bedLabel(addressOf(problem.rooms, place));
      if (tried.has(label)) continue;
      if (refusalOfMove(problem, places, new Map([[workerId, place]]), policy) === null) return label;
      // what keeps him out of a room keeps him out of each of its beds
      break;
    }
  return null;
}

/** A bed in an isolation room that nobody is in, for somebody with fever; null where there is none. */
export function feverBed(board: LoadedBoard, tried: ReadonlySet<string>): string | null {
  const { problem, places } = board;
  const used = new Set([...places.values(), ...problem.taken].map(({ room }) => room));
  // rooms that are open to everybody first: those kept for fever are among them
  const order = problem.rooms
    .map((_, room) => room)
    .filter((room) => problem.rooms[room]!.kind === 'isolation' && !used.has(room))
    .sort((a, b) => openness(board, b) - openness(board, a) || b - a);
  const labels = order.map((room) => bedLabel(addressOf(problem.rooms, { room, bed: 1 })));
  return labels.find((label) => !tried.has(label)) ?? null;
}

function openness({ problem: { rooms } }: LoadedBoard, room: number): number {
  const { companyId, sex } = rooms[room]!;
  return (companyId === null ? 2 : 0) + (sex === 'any' ? 1 : 0);
}

function freeBeds({ problem, places }: LoadedBoard, room: number): BedPlace[] {
  const inRoom = [...places.values(), ...problem.taken].filter((one) => one.room === room);
  const used = new Set(inRoom.map(({ bed }) => bed));
  return Array.from({ length: problem.rooms[room]!.beds }, (_, i) => ({ room, bed: i + 1 })).filter(
    ({ bed }) => !used.has(bed),
  );
}
