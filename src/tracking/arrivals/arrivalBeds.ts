import type { JourneyEvent, JourneyEventOf } from '../../contract/journeyEvent.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { derivedId } from '../derivedId.ts';
import { type LoadedBoard, loadBoard } from '../dorms/loadBoard.ts';
import { feverBed, otherBed, refusalOfBed } from '../dorms/otherBed.ts';
import { recordEvents } from '../recordEvents.ts';
import type { PlannedRegistration } from './planRegistration.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** That somebody has another bed than the desk named, and why; null: none is left. */
export interface BedChange {
  bedId: string | null;
  text: Bilingual;
}

/** A registration with the bed that the rules let somebody have. */
export type BeddedRegistration = PlannedRegistration & { bed: BedChange | null };

/** Beds that are tried for one person while others take them at the same moment. */
const triesMax = 8;

/**
 * Registrations with beds by the rules of dormitories: for one that was typed and may not be, another; for somebody with fever an empty
 * isolation room. The bed of the plan is taken as it is.
 */
export async function lawfulBeds(
  deps: Deps,
  planId: string,
  registrations: readonly PlannedRegistration[],
  planned: ReadonlyMap<string, string>,
): Promise<BeddedRegistration[]> {
  let board: LoadedBoard | null = null;
  const given = new Set<string>();
  const bedded: BeddedRegistration[] = [];
  for (const one of registrations) {
    const event = one.events.find(isBedEvent);
    const isAsPlanned = event === undefined || (event.kind === 'bed' && event.bedId === planned.get(event.workerId));
    if (isAsPlanned) {
      bedded.push({ ...one, bed: null });
      continue;
    }
    board ??= await loadBoard(deps, planId);
    const named = event.bedId;
    const why = named === undefined || event.kind === 'isolated' ? null : refusalOfBed(board, event.workerId, named);
    const isToChoose = why !== null || named === undefined;
    const bedId = isToChoose ? bedFor(board, event, given) : named;
    if (bedId !== null) given.add(bedId);
    bedded.push({ ...withBed(one, event, bedId), bed: why === null ? null : changed(named!, bedId, why) });
  }
  return bedded;
}

/** Gives somebody another bed than the one that he could not get, and tells it; with none left he is only apart, or only registered. */
export async function changeRefusedBed(
  deps: Deps,
  planId: string,
  { registration }: PlannedRegistration,
  refused: JourneyEvent,
): Promise<BedChange> {
  const event = refused as BedEvent;
  const named = event.bedId!;
  const tried = new Set([named]);
  for (let attempt = 1; attempt <= triesMax; attempt++) {
    const bedId = bedFor(await loadBoard(deps, planId), event, tried);
    if (bedId === null && event.kind === 'bed') break;
    const { bedId: _, ...rest } = event;
    const id = derivedId(registration.id, event.kind, String(attempt));
    const again = { ...rest, id, ...(bedId !== null && { bedId }) } as BedEvent;
    const [answer] = await recordEvents(deps, { planId, tripId: null, events: [again] });
    if (answer!.refusal === undefined) return changed(named, bedId, taken);
    if (bedId === null || !answer!.refusal.code.startsWith('bed_')) break;
    tried.add(bedId);
  }
  return changed(named, null, taken);
}

type BedEvent = JourneyEventOf<'bed' | 'isolated'>;

function isBedEvent(event: JourneyEvent): event is BedEvent {
  return event.kind === 'bed' || event.kind === 'isolated';
}

function bedFor(board: LoadedBoard, { kind, workerId }: BedEvent, tried: ReadonlySet<string>): string | null {
  return kind === 'isolated' ? feverBed(board, tried) : otherBed(board, workerId, tried);
}

function withBed(one: PlannedRegistration, event: BedEvent, bedId: string | null): PlannedRegistration {
  const { bedId: _, ...rest } = event;
  const others = one.events.filter((other) => other !== event);
  if (bedId === null && event.kind === 'bed') return { ...one, events: others };
  return { ...one, events: [...others, { ...rest, ...(bedId !== null && { bedId }) } as BedEvent] };
}

const taken: Bilingual = { zh: '这张床已给了别人', en: 'somebody else has this bed' };

function changed(named: string, bedId: string | null, why: Bilingual): BedChange {
  const text =
    bedId === null
      ? {
          zh: `${named}：${why.zh}；没有其他空床，请到床位板处理`,
          en: `${named}: ${why.en}; no other bed is free, see the board`,
        }
      : { zh: `${named}：${why.zh}；改为 ${bedId}`, en: `${named}: ${why.en}; he has ${bedId} instead` };
  return { bedId, text };
}
