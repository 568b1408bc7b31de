import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import type { HandOver } from './SetupLinkDialog.tsx';
import type { User } from './UsersPage.tsx';

interface UserActionsProps {
  user: User;
  /** Nobody changes his own role. */
  isOwn: boolean;
  onLink(handOver: HandOver): void;
  onSessions(): void;
  onRole(): void;
}

/** What an admin can do with one account. */
export function UserActions({ user, isOwn, onLink, onSessions, onRole }: UserActionsProps) {
  const t = useTexts(texts);
  const { modal, message } = App.useApp();
  const { userId, login, status, version } = user;
  const onError = (error: unknown) => void modal.error({ content: <FaultNotice error={error} /> });
  const edit = useChange('editUser', { outdates: ['listUsers'], onSuccess: () => message.success(t.saved), onError });
  const reset = useChange('resetPassword', {
    outdates: ['listUsers'],
    onSuccess: (setup) => onLink({ login, ...setup }),
    onError,
  });
  const setStatus = (next: 'active' | 'disabled') =>
    edit.mutate({ params: { userId }, version, body: { status: next } });
  const acts: Record<string, () => void> = {
    enable: () => setStatus('active'),
    sessions: onSessions,
    role: onRole,
    disable: () =>
      void modal.confirm({
        title: t.disableTitle(login),
        content: t.disableHint,
        okText: t.disable,
        okButtonProps: { danger: true },
        cancelText: t.cancel,
        onOk: () => setStatus('disabled'),
      }),
    reset: () =>
      void modal.confirm({
        title: t.resetTitle(login),
        content: t.resetHint,
        okText: t.reset,
        cancelText: t.cancel,
        onOk: () => reset.mutate({ params: { userId } }),
      }),
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'sessions', label: t.sessions },
          { key: 'role', label: t.changeRole, disabled: isOwn },
          { key: 'reset', label: t.reset, disabled: status === 'disabled' },
          status === 'disabled'
            ? { key: 'enable', label: t.enable }
            : { key: 'disable', label: t.disable, danger: true, disabled: status === 'invited' },
        ],
        onClick: ({ key }) => acts[key]?.(),
      }}
    >
      <Button
        size="small"
        icon={<MoreOutlined />}
        aria-label={t.more(login)}
        loading={edit.isPending || reset.isPending}
      />
    </Dropdown>
  );
}
