import { Alert } from 'antd';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useDone } from '../../../lib/useDone.ts';
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
  const done = useDone(onClose);
  const { userId, login, role, orgId, version } = user;
  const edit = useChange('editUser', {
    outdates: ['listUsers'],
    onSuccess: () => done(t.saved),
  });
  return (
    <FormDialog<RoleEntries>
      title={t.roleTitle(login)}
      okText={t.save}
      initial={{ role, orgId: orgId ?? undefined }}
      sends={[edit]}
      onSend={(entries) => edit.mutate({ params: { userId }, version, body: roleBody(entries) })}
      onClose={onClose}
    >
      <Alert type="info" showIcon title={t.roleHint} style={{ marginBottom: 12 }} />
      <RoleFields companies={companies} />
    </FormDialog>
  );
}
