import { Form, Input } from 'antd';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { type CompanyOption, type RoleEntries, RoleFields, roleBody } from './RoleFields.tsx';
import type { HandOver } from './SetupLinkDialog.tsx';

interface Entries extends RoleEntries {
  login: string;
}

interface InviteFormProps {
  companies: readonly CompanyOption[];
  onClose(): void;
  onInvited(handOver: HandOver): void;
}

/** Makes an account and its one-time link. */
export function InviteForm({ companies, onClose, onInvited }: InviteFormProps) {
  const t = useTexts(texts);
  const invite = useChange('inviteUser', {
    outdates: ['listUsers'],
    onSuccess: ({ user, setup }) => {
      onClose();
      onInvited({ login: user.login, ...setup });
    },
  });
  const send = ({ login, ...entries }: Entries) => invite.mutate({ body: { login, ...roleBody(entries) } });
  return (
    <FormDialog<Entries>
      title={t.inviteTitle}
      okText={t.invite}
      initial={{ role: 'hr' }}
      sends={[invite]}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item
        name="login"
        label={t.login}
        extra={t.loginRule}
        rules={[{ required: true, min: 2, max: 64, message: t.loginRule }]}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <RoleFields companies={companies} />
    </FormDialog>
  );
}
