import { Checkbox, Form, Modal } from 'antd';
import { type BedAddress, type Lodger, type MoveReason, moveReasons } from '../../../../contract/dormBoard.ts';
import { bedLabel } from '../../../../contract/dorms.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { reasonNames, texts } from '../texts.ts';

/** A move that waits for its reason. */
export interface PendingMove {
  lodger: Lodger;
  to: BedAddress;
  /** Who has the bed. */
  other: Lodger | null;
}

interface MoveDialogProps {
  planId: string;
  move: PendingMove;
  onClose: (isDone: boolean) => void;
}

/** Asks why somebody gets another bed and whether that is locked, then moves him. */
export function MoveDialog({ planId, move: { lodger, to, other }, onClose }: MoveDialogProps) {
  const t = useTexts(texts);
  const reasons = useTexts(reasonNames);
  const [form] = Form.useForm<{ reason: MoveReason; lock: boolean }>();
  const move = useChange('moveBed', { outdates: ['readDormBoard', 'listMoveTargets'], onSuccess: () => onClose(true) });
  const { workerId, version, nameMasked } = lodger;
  return (
    <Modal
      open
      title={t.moveTo(nameMasked, bedLabel(to))}
      okText={t.move}
      cancelText={t.cancel}
      confirmLoading={move.isPending}
      onOk={() => form.submit()}
      onCancel={() => onClose(false)}
    >
      {other !== null && <p>{t.exchange(other.nameMasked)}</p>}
      {move.error !== null && <FaultNotice error={move.error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reason: 'request', lock: true }}
        onFinish={({ reason, lock }) =>
          move.mutate({ params: { planId }, body: { workerId, to, reason, lock, version } })
        }
      >
        <Form.Item name="reason" label={t.reason}>
          <Choice<MoveReason>
            id="reason"
            label={t.reason}
            options={moveReasons
              .filter((one) => one !== 'reassigned')
              .map((value) => ({ value, label: reasons[value] }))}
          />
        </Form.Item>
        <Form.Item name="lock" valuePropName="checked">
          <Checkbox>{t.lock}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
