import { useDone } from '../../../lib/useDone.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts } from '../peopleTexts.ts';
import type { Person } from '../person.ts';
import { useDecision } from '../useDecision.ts';
import { WithdrawForm } from './WithdrawForm.tsx';

interface WithdrawDialogProps {
  batchId: string;
  person: Person;
  onClose(): void;
}

/** Withdraws a person, with a reason from a closed list. */
export function WithdrawDialog({ batchId, person, onClose }: WithdrawDialogProps) {
  const t = useTexts(peopleTexts);
  const done = useDone(onClose);
  const { claimId, version, nameMasked } = person;
  const decide = useDecision({
    onSuccess: () => done(t.decided),
  });
  return (
    <WithdrawForm
      title={t.withdrawTitle(nameMasked)}
      hint={t.withdrawHint}
      send={decide}
      onWithdraw={(reason) =>
        decide.mutate({ params: { batchId, claimId }, version, body: { decision: 'withdraw', reason } })
      }
      onClose={onClose}
    />
  );
}
