import { useTexts } from '../../lib/useTexts.ts';
import { useTrip } from '../state/TripContext.tsx';
import { usePhone, usePhoneState } from '../store/PhoneContext.tsx';
import { texts } from '../texts.ts';

/** How many actions the server does not have yet; a tap talks to it now. */
export function SyncBadge() {
  const t = useTexts(texts);
  const phone = usePhone();
  const { queue, kept, isHeard, isTalking } = usePhoneState();
  const { clock } = useTrip();
  // positions come and go by themselves: a driver waits for what he did
  const waiting = queue.filter(
    ({ refusal, action }) => refusal === null && !(action.kind === 'event' && action.event.kind === 'position'),
  ).length;
  const state = waiting > 0 ? 'waiting' : isHeard === false ? 'offline' : 'synced';
  const words = {
    waiting: t.waiting(waiting),
    offline: t.offline,
    synced: isTalking && isHeard === null ? t.syncing : t.synced(clock(kept?.syncedAt ?? 0)),
  };
  return (
    <button type="button" className="badge" data-state={state} onClick={phone.wake} title={t.syncNow}>
      <span aria-live="polite">{words[state]}</span>
      {state === 'waiting' && isHeard === false && <span> · {t.offline}</span>}
    </button>
  );
}
