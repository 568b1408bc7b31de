import { App, Button, Empty, Modal, Table } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import type { User } from './UsersPage.tsx';

/** Where an account is signed in, and ending all of it. */
export function UserSessions({ user: { userId, login }, onClose }: { user: User; onClose(): void }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { message } = App.useApp();
  const { data, error, isPending } = useAnswer('listUserSessions', { params: { userId } });
  const end = useChange('endUserSessions', {
    outdates: ['listUserSessions'],
    onSuccess: () => message.success(t.saved),
  });
  const problem = error ?? end.error;
  return (
    <Modal
      open
      width={640}
      title={`${t.sessions} · ${login}`}
      onCancel={onClose}
      footer={[
        <Button
          key="end"
          danger
          disabled={data?.sessions.length === 0}
          loading={end.isPending}
          onClick={() => end.mutate({ params: { userId } })}
        >
          {t.endAll}
        </Button>,
        <Button key="close" onClick={onClose}>
          {t.close}
        </Button>,
      ]}
    >
      {problem !== null && <FaultNotice error={problem} />}
      <Table
        rowKey="sessionId"
        size="small"
        loading={isPending}
        dataSource={data?.sessions ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noSessions} /> }}
        columns={[
          { title: t.signedInAt, render: (_, { signedInAt }) => formatInstant(signedInAt, locale) },
          { title: t.seenAt, render: (_, { seenAt }) => formatInstant(seenAt, locale) },
          { title: t.address, render: (_, { address }) => address ?? t.unknown },
        ]}
      />
    </Modal>
  );
}
