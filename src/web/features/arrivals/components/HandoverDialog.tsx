import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Signature } from '../../../../contract/handover.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { randomUuid } from '../../../lib/randomUuid.ts';
import { SignaturePad } from '../../../lib/SignaturePad.tsx';
import { useDone } from '../../../lib/useDone.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import type { DeskPerson, Standing } from '../model/deskView.ts';
import { texts } from '../texts.ts';
import classes from './arrivals.module.css';

interface HandoverDialogProps {
  planId: string;
  tripId: string;
  stop: number;
  company: string;
  people: readonly DeskPerson[];
  now: () => string;
  onClose(): void;
}

/** Whom a company can take over: who sits in the bus, or has been received. */
const present: readonly Standing[] = ['onTheWay', 'here', 'registered', 'sending', 'apart'];

/** A company ticks off whom it takes over, and signs. */
export function HandoverDialog({ planId, tripId, stop, company, people, now, onClose }: HandoverDialogProps) {
  const t = useTexts(texts);
  const done = useDone(onClose);
  const there = people.filter(({ standing }) => present.includes(standing));
  const [ticked, setTicked] = useState(() => there.map(({ workerId }) => workerId));
  const [signerName, setSignerName] = useState('');
  const [signature, setSignature] = useState<Signature | null>(null);
  const [pad, setPad] = useState(0);
  // the same act however often it is sent
  const [act] = useState(() => ({ id: randomUuid(), at: now() }));
  const sign = useChange('signHandover', { outdates: ['listHandovers', 'readTripJourney', 'readArrivals'] });
  const isReady = signature !== null && signerName.trim() !== '' && ticked.length > 0;
  const submit = () => {
    if (signature === null) return;
    const body = { ...act, stop, people: ticked, signerName: signerName.trim(), signature };
    sign.mutate(
      { params: { planId, tripId }, body },
      {
        onSuccess: () => done(t.signed(company)),
      },
    );
  };
  return (
    <Modal
      open
      title={t.handoverTo(company)}
      onCancel={onClose}
      onOk={submit}
      okText={t.confirmSigned(ticked.length)}
      cancelText={t.cancel}
      okButtonProps={{ disabled: !isReady, loading: sign.isPending }}
    >
      {sign.error !== null && <FaultNotice error={sign.error} />}
      {there.length === 0 && <p>{t.nobodyThere}</p>}
      <Checkbox.Group
        className={classes.ticks!}
        value={ticked}
        onChange={setTicked}
        options={there.map(({ workerId, nameMasked, seat }) => ({
          value: workerId,
          label: `${seat ?? ''} ${nameMasked} ${workerId}`,
        }))}
      />
      <label htmlFor="signer">{t.signer}</label>
      <Input
        id="signer"
        maxLength={100}
        autoComplete="off"
        value={signerName}
        onChange={({ target }) => setSignerName(target.value)}
      />
      <p className={classes.padHead}>
        {t.signHere}
        <Button
          size="small"
          onClick={() => {
            setPad(pad + 1);
            setSignature(null);
          }}
        >
          {t.wipe}
        </Button>
      </p>
      <SignaturePad key={pad} label={t.signHere} className={classes.pad} onChange={setSignature} />
    </Modal>
  );
}
