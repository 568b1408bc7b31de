import { App, Form, Modal } from 'antd';
import { type WithdrawalReason, withdrawalReasons } from '../../../../contract/planInput.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts, reasonTexts } from '../peopleTexts.ts';
import type { Person } from '../person.ts';
import { useDecision } from '../useDecision.ts';

interface WithdrawDialogProps {
  batchId: string;
  person: Person;
  onClose(): void;
}

/** Withdraws a person, with a reason from a closed list. */
export function WithdrawDialog({ batchId, person, onClose }: WithdrawDialogProps) {
  const t = useTexts(peopleTexts);
  const reasons = useTexts(reasonTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: WithdrawalReason }>();
  const { claimId, version, nameMasked } = person;
  const decide = useDecision({
    onSuccess: () => {
      message.success(t.decided);
      onClose();
    },
  });
  const save = ({ reason }: { reason: WithdrawalReason }) =>
    decide.mutate({ params: { batchId, claimId }, version, body: { decision: 'withdraw', reason } });
  return (
    <Modal
      open
      title={t.withdrawTitle(nameMasked)}
      okText={t.withdraw}
      okButtonProps={{ danger: true }}
      cancelText={t.cancel}
      confirmLoading={decide.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{t.withdrawHint}</p>
      <Form form={form} layout="vertical" initialValues={{ reason: 'cannot_travel' }} onFinish={save}>
        <Form.Item name="reason" label={t.reason}>
          <Choice label={t.reason} options={withdrawalReasons.map((value) => ({ value, label: reasons[value] }))} />
        </Form.Item>
      </Form>
      {decide.error && <FaultNotice error={decide.error} />}
    </Modal>
  );
}
