import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import type { ApiFault } from '../../../lib/api/fault.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import type { PolicyField } from './PolicyTab.tsx';
import { ValueField } from './ValueField.tsx';

interface PolicyValueProps {
  field: PolicyField;
  /** Why the server refused the value; null where it did not. */
  error: ApiFault | null;
  isBusy: boolean;
  onSave(value: unknown): void;
  onReset(): void;
  onClose(): void;
}

/** Puts another value into the policy, or takes a change back. */
export function PolicyValue({ field, error, isBusy, onSave, onReset, onClose }: PolicyValueProps) {
  const t = useTexts(texts);
  const [value, setValue] = useState(field.value);
  const footer = [
    ...(field.from === 'override'
      ? [
          <Button key="reset" disabled={isBusy} onClick={onReset}>
            {t.toPreset}
          </Button>,
        ]
      : []),
    <Button key="cancel" onClick={onClose}>
      {t.cancel}
    </Button>,
    <Button key="save" type="primary" loading={isBusy} disabled={value === undefined} onClick={() => onSave(value)}>
      {t.save}
    </Button>,
  ];
  return (
    <Modal open title={t.change(field.path)} onCancel={onClose} footer={footer}>
      <p>{field.text}</p>
      <ValueField field={field} value={value} onChange={setValue} />
      <p>
        {t.presetValue}: {field.shown.presetValue}
      </p>
      {value === undefined && <Alert type="error" title={t.wrongValue} />}
      {error !== null && <FaultNotice error={error} />}
    </Modal>
  );
}
