import { Form, Input, Modal } from 'antd';
import { type Role, roles } from '../../../../contract/api/roles.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { roleNames } from '../../../lib/roleNames.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import type { HandOver } from './SetupLinkDialog.tsx';

interface Entries {
  login: string;
  role: Role;
  orgId?: string;
}

interface InviteFormProps {
  isOpen: boolean;
  companies: readonly { orgId: string; name: string }[];
  onClose(): void;
  onInvited(handOver: HandOver): void;
}

/** Makes an account and its one-time link. */
export function InviteForm({ isOpen, companies, onClose, onInvited }: InviteFormProps) {
  const t = useTexts(texts);
  const names = useTexts(roleNames);
  const [form] = Form.useForm<Entries>();
  const role = Form.useWatch('role', form);
  const invite = useChange('inviteUser', {
    outdates: ['listUsers'],
    onSuccess: ({ user, setup }) => {
      form.resetFields();
      onClose();
      onInvited({ login: user.login, ...setup });
    },
  });
  const send = (entries: Entries) =>
    invite.mutate({
      body: { login: entries.login, role: entries.role, orgId: entries.role === 'hr' ? entries.orgId! : null },
    });
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
        <Form.Item name="role" label={t.role}>
          <Choice label={t.role} options={roles.map((value) => ({ value, label: names[value] }))} />
        </Form.Item>
        {role === 'hr' && (
          <Form.Item name="orgId" label={t.company} rules={[{ required: true, message: t.companyMissing }]}>
            <Choice
              label={t.company}
              showSearch={{ optionFilterProp: 'label' }}
              options={companies.map(({ orgId, name }) => ({ value: orgId, label: name }))}
            />
          </Form.Item>
        )}
        {invite.error && <FaultNotice error={invite.error} />}
      </Form>
    </Modal>
  );
}
