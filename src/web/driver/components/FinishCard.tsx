import { useState } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import { useTrip } from '../state/TripContext.tsx';
import { usePhone, usePhoneState } from '../store/PhoneContext.tsx';
import { texts } from '../texts.ts';
import { tripTexts } from '../tripTexts.ts';
import { Dialog } from './Dialog.tsx';

/** Ends the work on this phone: everything of the trip is deleted from it, once the server has everything. */
export function FinishCard() {
  const t = useTexts(tripTexts);
  const words = useTexts(texts);
  const phone = usePhone();
  const { queue } = usePhoneState();
  const { progress } = useTrip();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <section className="card">
      <h2>{progress.isOver ? t.over : t.ending}</h2>
      {queue.length > 0 && <p>{t.finishWait}</p>}
      <button type="button" className="big" disabled={queue.length > 0} onClick={() => setIsAsking(true)}>
        {t.finish}
      </button>
      {isAsking && (
        <Dialog title={t.finish} onClose={() => setIsAsking(false)}>
          <p>{t.finishSure}</p>
          <button type="button" className="danger big" onClick={() => void phone.finish()}>
            {words.confirm}
          </button>
        </Dialog>
      )}
    </section>
  );
}
