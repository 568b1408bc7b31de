import { Form, Modal } from 'antd';
import { type WithdrawalReason, withdrawalReasons } from '../../../../contract/planInput.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts, reasonTexts } from '../peopleTexts.ts';

interface WithdrawFormProps {
  title: string;
  hint: string;
  isPending: boolean;
  error: unknown;
  onWithdraw(reason: WithdrawalReason): void;
  onClose(): void;
}

/** Asks why somebody, or everybody of a roster, is withdrawn: a reason from a closed list. */
export function WithdrawForm({ title, hint, isPending, error, onWithdraw, onClose }: WithdrawFormProps) {
  const t = useTexts(peopleTexts);
  const reasons = useTexts(reasonTexts);
  const [form] = Form.useForm<{ reason: WithdrawalReason }>();
  return (
    <Modal
      open
      title={title}
      okText={t.withdraw}
      okButtonProps={{ danger: true }}
      cancelText={t.cancel}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{hint}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reason: 'cannot_travel' }}
        onFinish={({ reason }) => onWithdraw(reason)}
      >
        <Form.Item name="reason" label={t.reason}>
          <Choice label={t.reason} options={withdrawalReasons.map((value) => ({ value, label: reasons[value] }))} />
        </Form.Item>
      </Form>
      {error !== null && <FaultNotice error={error} />}
    </Modal>
  );
}
