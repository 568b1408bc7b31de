import type { DormRoom } from '../../src/contract/scenario.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { makeScene, type Scene } from '../../src/simulation/scene.ts';
import { handMadePlan } from '../sheets/handMadePlan.ts';

const site = { site: '一号', building: 'A', floor: '3' };

/** Rooms of four: `count` of them from 301 on, then two for fever, then three that nobody has. */
function roomsOf(count: number): DormRoom[] {
  return Array.from({ length: count + 5 }, (_, n) => ({
    ...{ ...site, room: String(301 + n), beds: 4, sex: 'any' },
    ...{ kind: 'isolation', companyId: 'C001' },
  }));
}

/** Buses of the hand-made plan as a scene: everybody who has a seat has a bed, one by one; C002-900 has neither. */
export function sceneOf(buses: number, perBus: number): Scene {
  const { plan } = handMadePlan({ buses, perBus });
  const { policy } = resolvePolicy({ preset: 'cn-2020-02-11' });
  const carried = buses * perBus;
  const rooms = roomsOf(Math.ceil(carried / 4));
  const workers = plan.workers.map((worker, n) => {
    if (worker.tripId === null) return worker;
    const { room } = rooms[Math.floor(n / 4)]!;
    const term = { kind: 'isolation', from: '2020-02-24', until: '2020-03-09' } as const;
    return { ...worker, stay: { ...site, room, bed: (n % 4) + 1, ...term } };
  });
  const feverRooms = rooms.slice(-5, -3).map(({ room }) => ({ ...site, room }));
  const figures = { without: [], roomsInUse: 0, price: 0, optimal: true };
  const bound = { without: 0, price: 0, proof: 'counting' } as const;
  const dorms = { housed: carried, feverRooms, bound, ...figures };
  const source = {
    planId: 'plan',
    plan: { ...plan, workers, dorms },
    policy: policy!,
    timeZone: 'Asia/Shanghai',
    rooms,
  };
  return makeScene(source);
}
