import type { Check, CheckContext } from '../context.ts';
import { type Bed, bedsOf, keyOfRoom } from '../dormView.ts';

const hourMs = 3_600_000;

/** Who is together in which room, which floors are used for what, and what is kept for fever. */
export const checkRooms: Check = (context) => {
  const { plan, raw, policy, findings } = context;
  if (plan.dorms === undefined) return;
  const beds = bedsOf(context);
  const rooms = new Map<string, Bed[]>();
  for (const bed of beds) rooms.set(bed.roomKey, [...(rooms.get(bed.roomKey) ?? []), bed]);
  for (const [actual, mates] of rooms) {
    findings.expect('dorm.capacity', mates.length <= policy.dorm.max_per_room, {
      ...{ limit: policy.dorm.max_per_room, actual: mates.length, workerId: mates[0]!.workerId },
    });
    checkSexes(context, mates);
    for (const { workerId, term } of mates)
      if (term.days > 0 && term.single === 1)
        findings.expect('dorm.single_room', mates.length === 1, { workerId, limit: 1, actual: mates.length });
    if (mates[0]!.room?.kind === 'isolation') checkCohort(context, mates, actual);
  }
  if (!policy.iso.floor_exclusive) return checkFever(context, rooms, new Set());
  const floors = new Map<string, Set<string>>();
  for (const { stay, room } of beds)
    if (room !== null) floors.set(floorKey(stay), (floors.get(floorKey(stay)) ?? new Set()).add(room.kind));
  for (const [floor, kinds] of floors)
    findings.expect('dorm.floor_exclusive', kinds.size < 2, { limit: 1, actual: `${floor}: ${[...kinds].join(', ')}` });
  const ordinary = [...floors].filter(([, kinds]) => kinds.has('dorm')).map(([floor]) => floor);
  checkFever(context, rooms, new Set(raw.dorms.length === 0 ? [] : ordinary));
};

function floorKey({ site, building, floor }: { site: string; building: string; floor: string }): string {
  return [site, building, floor].join(' / ');
}

function checkSexes({ policy, findings }: CheckContext, mates: readonly Bed[]): void {
  const label = mates[0]!.room?.sex ?? 'any';
  for (const { workerId, sex } of mates)
    findings.expect('dorm.sex', label === 'any' || label === sex, { workerId, limit: label, actual: sex ?? '?' });
  if (!policy.dorm.single_sex || mates.length === 1) return;
  const isOneSex = new Set(mates.map(({ sex }) => sex)).size === 1 && mates[0]!.sex !== null;
  const isCouple =
    mates.length === 2 && mates.every(({ asksForCouple, tripId }) => asksForCouple && tripId === mates[0]!.tripId);
  findings.expect('dorm.sex', isOneSex || isCouple, {
    ...{ workerId: mates[0]!.workerId, limit: 1, actual: mates.map(({ sex }) => sex ?? '?').join('') },
  });
}

/** One coach to a room; where the policy lets coaches mix, all arrive within its hours. */
function checkCohort({ policy, findings }: CheckContext, mates: readonly Bed[], actual: string): void {
  const { same_room_same_coach: oneCoach, arrival_window_h: hours } = policy.cohort;
  const trips = new Set(mates.map(({ tripId }) => tripId));
  const at = mates.map(({ arrivedMs }) => arrivedMs);
  const isClose = Math.max(...at) - Math.min(...at) <= hours * hourMs;
  findings.expect('dorm.cohort', oneCoach ? trips.size === 1 : isClose, {
    ...{
      workerId: mates[0]!.workerId,
      limit: oneCoach ? 1 : `${hours} h`,
      actual: `${actual}: ${[...trips].join(', ')}`,
    },
  });
}

/** Enough isolation rooms stand empty, and they are those named. */
function checkFever(
  { plan, raw, policy, findings }: CheckContext,
  rooms: ReadonlyMap<string, Bed[]>,
  ordinaryFloors: ReadonlySet<string>,
): void {
  const { dorms } = plan;
  if (dorms === undefined) return;
  const isolated = [...rooms.values()].flat().filter(({ term }) => term.days > 0).length;
  const isolating = raw.dorms.filter(({ kind }) => kind === 'isolation');
  const { fever_rooms_share: share } = policy.iso;
  const wanted = isolated === 0 || share === 0 ? 0 : Math.max(1, Math.ceil(share * isolated));
  const limit = Math.min(wanted, isolating.length - dorms.roomsInUse);
  const known = new Map(isolating.map((room) => [keyOfRoom(room), room]));
  const kept = new Set(dorms.feverRooms.map(keyOfRoom));
  findings.expect('dorm.fever_rooms', kept.size >= limit, { limit, actual: kept.size });
  for (const key of kept) {
    const room = known.get(key);
    const isFree = room !== undefined && !rooms.has(key) && !ordinaryFloors.has(floorKey(room));
    findings.expect('dorm.fever_rooms', isFree, { limit: 'empty', actual: key });
  }
}
