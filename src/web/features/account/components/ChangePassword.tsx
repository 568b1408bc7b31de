import { Alert, App, Button, Form, Input } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { NewPasswordFields } from '../../../components/NewPasswordFields.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

interface Entries {
  password: string;
  newPassword: string;
}

/** Changes one's own password, which ends all other sessions. */
export function ChangePassword() {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [form] = Form.useForm<Entries>();
  const change = useChange('changePassword', {
    outdates: ['listSessions'],
    onSuccess: () => {
      form.resetFields();
      message.success(t.changed);
    },
  });
  const save = ({ password, newPassword }: Entries) => change.mutate({ body: { password, newPassword } });
  const isWrong = change.error?.code === 'forbidden';
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={save}>
      <Form.Item name="password" label={t.current} rules={[{ required: true, message: t.currentMissing }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <NewPasswordFields />
      {change.error && (
        <div style={{ marginBottom: 16 }}>
          {isWrong ? <Alert type="error" showIcon title={t.wrong} /> : <FaultNotice error={change.error} />}
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t.save}
      </Button>
    </Form>
  );
}
