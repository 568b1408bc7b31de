import type { JourneyEvent, JourneyKind } from '../../contract/journeyEvent.ts';
import { journeyEventSchema, stayKinds } from '../../contract/journeyEvent.ts';

/** Who tells of journeys. */
export const tellers = ['driver', 'tracker', 'desk', 'warden', 'dispatcher', 'admin', 'system'] as const;
export type Teller = (typeof tellers)[number];

const allKinds = journeyEventSchema.options.map(({ shape }) => shape.kind.value);
const ofRoad = allKinds.filter((kind) => !stayKinds.has(kind));

const kinds: Record<Teller, ReadonlySet<JourneyKind>> = {
  driver: new Set(ofRoad),
  tracker: new Set<JourneyKind>(['position']),
  desk: new Set(allKinds),
  warden: new Set<JourneyKind>([...stayKinds, 'temperature', 'symptom', 'undone']),
  dispatcher: new Set(allKinds),
  admin: new Set(allKinds),
  system: new Set(allKinds),
};

/** Whether an event is for a role to tell: a driver speaks of the road, a warden of the stay. */
export function mayTell(role: string, event: JourneyEvent): boolean {
  const own = Object.hasOwn(kinds, role) ? kinds[role as Teller] : undefined;
  if (own?.has(event.kind) !== true) return false;
  return role !== 'driver' || event.kind !== 'temperature' || event.checkpoint !== 'observation';
}
