import { Form } from 'antd';
import { type WithdrawalReason, withdrawalReasons } from '../../../../contract/planInput.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FormDialog, type Sending } from '../../../components/FormDialog.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts, reasonTexts } from '../peopleTexts.ts';

interface WithdrawFormProps {
  title: string;
  hint: string;
  send: Sending;
  onWithdraw(reason: WithdrawalReason): void;
  onClose(): void;
}

/** Asks why somebody, or everybody of a roster, is withdrawn: a reason from a closed list. */
export function WithdrawForm({ title, hint, send, onWithdraw, onClose }: WithdrawFormProps) {
  const t = useTexts(peopleTexts);
  const reasons = useTexts(reasonTexts);
  return (
    <FormDialog<{ reason: WithdrawalReason }>
      title={title}
      okText={t.withdraw}
      initial={{ reason: 'cannot_travel' }}
      sends={[send]}
      isDanger
      head={<p>{hint}</p>}
      onSend={({ reason }) => onWithdraw(reason)}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t.reason}>
        <Choice label={t.reason} options={withdrawalReasons.map((value) => ({ value, label: reasons[value] }))} />
      </Form.Item>
    </FormDialog>
  );
}
