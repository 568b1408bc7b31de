import { Form, Input, Modal } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { type CompanyOption, type RoleEntries, RoleFields, roleBody } from './RoleFields.tsx';
import type { HandOver } from './SetupLinkDialog.tsx';

interface Entries extends RoleEntries {
  login: string;
}

interface InviteFormProps {
  isOpen: boolean;
  companies: readonly CompanyOption[];
  onClose(): void;
  onInvited(handOver: HandOver): void;
}

/** Makes an account and its one-time link. */
export function InviteForm({ isOpen, companies, onClose, onInvited }: InviteFormProps) {
  const t = useTexts(texts);
  const [form] = Form.useForm<Entries>();
  const invite = useChange('inviteUser', {
    outdates: ['listUsers'],
    onSuccess: ({ user, setup }) => {
      form.resetFields();
      onClose();
      onInvited({ login: user.login, ...setup });
    },
  });
  const send = ({ login, ...entries }: Entries) => invite.mutate({ body: { login, ...roleBody(entries) } });
  return (
    <Modal
      open={isOpen}
      title={t.inviteTitle}
      okText={t.invite}
      cancelText={t.cancel}
      confirmLoading={invite.isPending}
      onOk={form.submit}
      onCancel={onClose}
      forceRender
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ role: 'hr' }} onFinish={send}>
        <Form.Item
          name="login"
          label={t.login}
          extra={t.loginRule}
          rules={[{ required: true, min: 2, max: 64, message: t.loginRule }]}
        >
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <RoleFields companies={companies} />
        {invite.error && <FaultNotice error={invite.error} />}
      </Form>
    </Modal>
  );
}
