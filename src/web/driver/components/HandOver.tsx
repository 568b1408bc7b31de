import { useState } from 'react';
import type { Signature } from '../../../contract/handover.ts';
import { SignaturePad } from '../../lib/SignaturePad.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';
import { tripTexts } from '../tripTexts.ts';
import { Dialog } from './Dialog.tsx';

/** Whom the company takes over here: everybody aboard who gets off, each to be ticked off; its contact signs for them, here or at the desk. */
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
  const [signerName, setSignerName] = useState(contact?.name ?? '');
  const [signature, setSignature] = useState<Signature | null>(null);
  const [pad, setPad] = useState(0);
  const signer = signerName.trim();
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
      {people.length > 0 && (
        <>
          <label>
            {t.signer}
            <input
              type="text"
              maxLength={100}
              value={signerName}
              onChange={({ target }) => setSignerName(target.value)}
            />
          </label>
          <p className="signHead">
            {t.signHere}
            <button
              type="button"
              className="ghost"
              onClick={() => {
                setPad(pad + 1);
                setSignature(null);
              }}
            >
              {t.wipe}
            </button>
          </p>
          <SignaturePad key={pad} label={t.signHere} className="pad" onChange={setSignature} />
          {signature === null && <p>{t.notSigned}</p>}
        </>
      )}
      <button
        type="button"
        className="primary big"
        disabled={signature !== null && signer === ''}
        onClick={() => {
          act({
            kind: 'handed_over',
            stop,
            people,
            ...(signature !== null && people.length > 0 && { signed: { signerName: signer, signature } }),
          });
          onClose();
        }}
      >
        {t.handOverCount(people.length)}
      </button>
    </Dialog>
  );
}
