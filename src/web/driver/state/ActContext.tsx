import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import { usePhone, usePhoneState } from '../store/PhoneContext.tsx';
import type { Act } from '../store/phone.ts';
import { texts } from '../texts.ts';

type Notice = { kind: 'noted'; eventIds: readonly string[] } | { kind: 'lost' };

const shownMs = 8_000;
const ActContext = createContext<((...acts: Act[]) => void) | null>(null);

/** Notes what the driver does, says so for a moment, and offers to take it back: slips happen on a small screen. */
export function ActProvider({ children }: { children: ReactNode }) {
  const t = useTexts(texts);
  const phone = usePhone();
  const { queue } = usePhoneState();
  const [notice, setNotice] = useState<Notice | null>(null);

  const act = useCallback(
    (...acts: Act[]) => {
      phone.act(...acts).then(
        (eventIds) => setNotice({ kind: 'noted', eventIds }),
        () => setNotice({ kind: 'lost' }),
      );
    },
    [phone],
  );

  useEffect(() => {
    if (notice === null) return;
    const timer = window.setTimeout(() => setNotice(null), shownMs);
    return () => window.clearTimeout(timer);
  }, [notice]);

  const isWaiting = (eventIds: readonly string[]) =>
    queue.some(({ action }) => action.kind === 'event' && eventIds.includes(action.event.id));

  const undo = (eventIds: readonly string[]) => {
    setNotice(null);
    // the last first: who boarded was measured before
    phone.act(...[...eventIds].reverse().map((eventId) => ({ kind: 'undone', eventId }) as const)).catch(() => {
      setNotice({ kind: 'lost' });
    });
  };

  return (
    <ActContext value={act}>
      {children}
      <div className="toast" role="status" hidden={notice === null}>
        {notice?.kind === 'lost' && <span>{t.notKept}</span>}
        {notice?.kind === 'noted' && <span>{isWaiting(notice.eventIds) ? t.noted : t.taken}</span>}
        {notice?.kind === 'noted' && (
          <button type="button" className="ghost" onClick={() => undo(notice.eventIds)}>
            {t.undo}
          </button>
        )}
      </div>
    </ActContext>
  );
}

/** Notes what was done. */
export function useAct(): (...acts: Act[]) => void {
  const act = use(ActContext);
  if (act === null) throw new Error('useAct outside of ActProvider');
  return act;
}
