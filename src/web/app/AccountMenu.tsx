import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { useChange } from '../lib/api/hooks.ts';
import { roleNames } from '../lib/roleNames.ts';
import { type Me, useSessionControl } from '../lib/session.ts';
import { useTexts } from '../lib/useTexts.ts';
import classes from './Shell.module.css';

const texts = {
  menu: { zh: '账号菜单', en: 'Account menu' },
  account: { zh: '账号与密码', en: 'Account and password' },
  signOut: { zh: '退出登录', en: 'Sign out' },
};

/** Who is signed in, and the way out. */
export function AccountMenu({ me }: { me: Me }) {
  const t = useTexts(texts);
  const names = useTexts(roleNames);
  const navigate = useNavigate();
  const { end } = useSessionControl();
  const signOut = useChange('signOut', { onSettled: () => end() });
  const who = me.company === null ? names[me.role] : me.company.name;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: `${me.login} · ${who}`, disabled: true },
          { type: 'divider' },
          { key: 'account', label: t.account },
          { key: 'signOut', label: t.signOut },
        ],
        onClick: ({ key }) => {
          if (key === 'account') void navigate('/account');
          if (key === 'signOut') signOut.mutate({});
        },
      }}
    >
      <Button type="text" className={classes.tool!} icon={<UserOutlined />} aria-label={t.menu}>
        <span className={classes.login}>{me.login}</span>
      </Button>
    </Dropdown>
  );
}
