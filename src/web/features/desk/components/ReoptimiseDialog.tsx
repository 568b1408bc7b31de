import { Checkbox, Form, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { reoptimiseTexts } from '../dialogTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';

/** Asks how to plan again from the draft, and begins it. */
export function ReoptimiseDialog({ onClose }: { onClose: () => void }) {
  const { draft, watchRun } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(reoptimiseTexts);
  const [seconds, setSeconds] = useState(10);
  const [releaseByHand, setRelease] = useState(false);
  const start = useChange('reoptimisePlan', {
    outdates: ['listPlans'],
    onSuccess: ({ planId }) => {
      watchRun(planId);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t.title}
      okText={t.start}
      cancelText={t.cancel}
      confirmLoading={start.isPending}
      onCancel={onClose}
      onOk={() =>
        start.mutate({
          params: { planId: draft.planId },
          body: { seconds, releaseByHand, locale },
          version: draft.version,
        })
      }
    >
      <p>{t.explain(draft.locks.length, draft.byHand.workerIds.length)}</p>
      <Form layout="vertical">
        <Form.Item label={t.seconds} htmlFor="reoptimise-seconds">
          <InputNumber
            id="reoptimise-seconds"
            min={1}
            max={3600}
            value={seconds}
            onChange={(value) => setSeconds(value ?? 10)}
          />
        </Form.Item>
        <Checkbox checked={releaseByHand} onChange={({ target }) => setRelease(target.checked)}>
          {t.release}
        </Checkbox>
      </Form>
      {start.error !== null && <FaultNotice error={start.error} />}
    </Modal>
  );
}
