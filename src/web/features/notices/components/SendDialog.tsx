import { useQueryClient } from '@tanstack/react-query';
import { Alert, Checkbox, Form, Input, Radio } from 'antd';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { keyOf, useChange } from '../../../lib/api/hooks.ts';
import type { InputOf } from '../../../lib/api/types.ts';
import { useDone } from '../../../lib/useDone.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

interface SendDialogProps {
  planId: string;
  companyId: string;
  name: string;
  /** Ways that the server has; at least one. */
  canSend: { mail: boolean; sms: boolean };
  onClose(): void;
}

type Answers = InputOf<'sendNotices'>['body'];

/** To whom a company's notices go, and which. */
export function SendDialog({ planId, companyId, name, canSend, onClose }: SendDialogProps) {
  const t = useTexts(texts);
  const done = useDone(onClose);
  const [form] = Form.useForm<Answers>();
  const by = Form.useWatch('by', form);
  const queries = useQueryClient();
  const send = useChange('sendNotices', {
    outdates: ['listNotices', 'listSendings'],
    onSuccess: ({ notices }) => done(t.sent(notices)),
    // a message that a server did not take is in the log too
    onError: () => queries.invalidateQueries({ queryKey: keyOf('listSendings') }),
  });
  const isNotTaken = send.error?.code === 'unavailable';
  return (
    <FormDialog<Answers>
      title={t.sendTitle(name)}
      okText={t.sendNow}
      initial={{ by: canSend.mail ? 'mail' : 'sms', changedOnly: true }}
      sends={[{ isPending: send.isPending, error: isNotTaken ? null : send.error }]}
      form={form}
      foot={isNotTaken && <Alert showIcon type="error" title={t.notTaken} />}
      onSend={(body) => send.mutate({ params: { planId, companyId }, body })}
      onClose={onClose}
    >
      <Form.Item name="by" label={t.way}>
        <Radio.Group
          options={[
            { value: 'mail', label: t.mail, disabled: !canSend.mail },
            { value: 'sms', label: t.sms, disabled: !canSend.sms },
          ]}
        />
      </Form.Item>
      {by === 'mail' && (
        <Form.Item name="to" label={t.to} rules={[{ required: true, type: 'email', message: t.toWrong }]}>
          <Input type="email" autoComplete="email" maxLength={200} />
        </Form.Item>
      )}
      <Form.Item name="changedOnly" valuePropName="checked">
        <Checkbox>{t.changedOnly}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
