import { useState } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';
import { tripTexts } from '../tripTexts.ts';
import { Dialog } from './Dialog.tsx';

/** Whom the company takes over here: everybody aboard who gets off, each to be ticked off. */
export function HandOver({ stop, onClose }: { stop: number; onClose(): void }) {
  const t = useTexts(tripTexts);
  const act = useAct();
  const { run, passengers } = useTrip();
  const { contact, name } = run.stops[stop]!;
  const lastDropoff = run.stops.findLastIndex(({ kind }) => kind === 'dropoff');
  // whoever walked on gets off at the last drop-off
  const here = passengers.filter(
    ({ state, alightStop }) => state === 'boarded' && (alightStop === stop || (alightStop < 0 && stop === lastDropoff)),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const people = here.map(({ workerId }) => workerId).filter((workerId) => !left.has(workerId));
  const toggle = (workerId: string) =>
    setLeft((before) => {
      const after = new Set(before);
      if (!after.delete(workerId)) after.add(workerId);
      return after;
    });
  return (
    <Dialog title={t.handOverTo(contact?.company ?? name)} onClose={onClose}>
      {here.length === 0 && <p>{t.nobodyHere}</p>}
      <ul className="ticks">
        {here.map((one) => (
          <li key={one.workerId}>
            <label>
              <input type="checkbox" checked={!left.has(one.workerId)} onChange={() => toggle(one.workerId)} />
              {one.seat} {one.name}
            </label>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="primary big"
        onClick={() => {
          act({ kind: 'handed_over', stop, people });
          onClose();
        }}
      >
        {t.handOverCount(people.length)}
      </button>
    </Dialog>
  );
}
