import { Button, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { SearchList } from '../../../components/SearchList.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatInstant } from '../../../lib/format.ts';
import { roleNames } from '../../../lib/roleNames.ts';
import { useMe } from '../../../lib/session.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { InviteForm } from './InviteForm.tsx';
import { RoleForm } from './RoleForm.tsx';
import { type HandOver, SetupLinkDialog } from './SetupLinkDialog.tsx';
import { UserActions } from './UserActions.tsx';
import { UserSessions } from './UserSessions.tsx';

/** One account of the system. */
export type User = ReplyOf<'listUsers'>['users'][number];

const colours = { invited: 'warning', active: 'success', disabled: 'default' } as const;

/** Everybody's accounts, for admins: inviting, disabling, resetting. */
export default function UsersPage() {
  const t = useTexts(texts);
  const roles = useTexts(roleNames);
  const { locale } = useSettings();
  const me = useMe();
  const { data, error, refetch } = useAllPages('listUsers', {});
  const companies = useAllPages('listCompanies', {});
  const [isInviting, setInviting] = useState(false);
  const [handOver, setHandOver] = useState<HandOver | null>(null);
  const [sessionsOf, setSessionsOf] = useState<User | null>(null);
  const [roleOf, setRoleOf] = useState<User | null>(null);

  const companyList = useMemo(() => companies.data?.flatMap((page) => page.companies) ?? [], [companies.data]);
  const companyName = useMemo(() => {
    const names = new Map(companyList.map(({ orgId, name }) => [orgId, name]));
    return (orgId: string | null) => (orgId === null ? '' : (names.get(orgId) ?? ''));
  }, [companyList]);
  const invite = (
    <Button type="primary" onClick={() => setInviting(true)}>
      {t.invite}
    </Button>
  );
  return (
    <>
      <SearchList<User>
        hasLocalTimes
        title={t.users}
        hint={t.usersHint}
        actions={invite}
        searchLabel={t.search}
        emptyText={t.empty}
        rowKey="userId"
        rows={data?.flatMap((page) => page.users)}
        textOf={({ login, role, orgId }) => `${login} ${roles[role]} ${companyName(orgId)}`}
        error={error}
        onRetry={refetch}
        columns={[
          {
            title: t.login,
            render: (_, { login, userId, isDemo }) => (
              <>
                <strong>{login}</strong> {userId === me.userId && <Tag color="processing">{t.you}</Tag>}
                {isDemo && <Tag>{t.demo}</Tag>}
              </>
            ),
          },
          { title: t.role, render: (_, { role }) => roles[role] },
          { title: t.company, render: (_, { orgId }) => companyName(orgId) },
          { title: t.state, render: (_, { status }) => <Tag color={colours[status]}>{t[status]}</Tag> },
          { title: t.created, render: (_, { createdAt }) => formatInstant(createdAt, locale) },
          {
            title: t.actions,
            align: 'right',
            render: (_, user) => (
              <UserActions
                user={user}
                isOwn={user.userId === me.userId}
                onLink={setHandOver}
                onSessions={() => setSessionsOf(user)}
                onRole={() => setRoleOf(user)}
              />
            ),
          },
        ]}
      />
      {isInviting && <InviteForm companies={companyList} onClose={() => setInviting(false)} onInvited={setHandOver} />}
      <SetupLinkDialog handOver={handOver} onClose={() => setHandOver(null)} />
      {roleOf !== null && <RoleForm user={roleOf} companies={companyList} onClose={() => setRoleOf(null)} />}
      {sessionsOf !== null && <UserSessions user={sessionsOf} onClose={() => setSessionsOf(null)} />}
    </>
  );
}
