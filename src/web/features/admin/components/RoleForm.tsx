import { Alert, App, Form, Modal } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { type CompanyOption, type RoleEntries, RoleFields, roleBody } from './RoleFields.tsx';
import type { User } from './UsersPage.tsx';

interface RoleFormProps {
  user: User;
  companies: readonly CompanyOption[];
  onClose(): void;
}

/** Gives an account another role, or another company; its owner has to sign in again. */
export function RoleForm({ user, companies, onClose }: RoleFormProps) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [form] = Form.useForm<RoleEntries>();
  const { userId, login, role, orgId, version } = user;
  const edit = useChange('editUser', {
    outdates: ['listUsers'],
    onSuccess: () => {
      message.success(t.saved);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t.roleTitle(login)}
      okText={t.save}
      cancelText={t.cancel}
      confirmLoading={edit.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<RoleEntries>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role, orgId: orgId ?? undefined }}
        onFinish={(entries) => edit.mutate({ params: { userId }, version, body: roleBody(entries) })}
      >
        <Alert type="info" showIcon title={t.roleHint} style={{ marginBottom: 12 }} />
        <RoleFields companies={companies} />
        {edit.error && <FaultNotice error={edit.error} />}
      </Form>
    </Modal>
  );
}
