import { Checkbox, Form, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { batchTexts } from '../batchTexts.ts';

/** Asks how to plan a batch, begins it and opens the desk, which shows the progress. */
export function PlanDialog({ batchId, onClose }: { batchId: string; onClose: () => void }) {
  const t = useTexts(batchTexts);
  const { locale } = useSettings();
  const navigate = useNavigate();
  const [seconds, setSeconds] = useState(10);
  const [tradeOff, setTradeOff] = useState(false);
  const start = useChange('requestPlan', {
    outdates: ['listPlans'],
    onSuccess: ({ planId }) => void navigate(`/desk/plans/${planId}`),
  });
  return (
    <Modal
      open
      title={t.plan}
      okText={t.plan}
      confirmLoading={start.isPending}
      onCancel={onClose}
      onOk={() => start.mutate({ params: { batchId }, body: { seconds, tradeOff, locale } })}
    >
      <p>{t.planHint}</p>
      <Form layout="vertical">
        <Form.Item label={t.seconds} htmlFor="plan-seconds">
          <InputNumber
            id="plan-seconds"
            min={1}
            max={3600}
            value={seconds}
            onChange={(value) => setSeconds(value ?? 10)}
          />
        </Form.Item>
        <Checkbox checked={tradeOff} onChange={({ target }) => setTradeOff(target.checked)}>
          {t.tradeOff}
        </Checkbox>
      </Form>
      {start.error !== null && <FaultNotice error={start.error} />}
    </Modal>
  );
}
