import { Card, Descriptions } from 'antd';
import { PageHead } from '../../../components/PageHead.tsx';
import { roleNames } from '../../../lib/roleNames.ts';
import { useMe } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './account.module.css';
import { ChangePassword } from './ChangePassword.tsx';
import { Sessions } from './Sessions.tsx';

/** One's own account: who it is, password, sessions. */
export default function AccountPage() {
  const t = useTexts(texts);
  const names = useTexts(roleNames);
  const { login, role, company } = useMe();
  const items = [
    { key: 'login', label: t.login, children: login },
    { key: 'role', label: t.role, children: names[role] },
    ...(company === null ? [] : [{ key: 'company', label: t.company, children: `${company.name} (${company.code})` }]),
  ];
  return (
    <>
      <PageHead hasLocalTimes title={t.title} />
      <div className={classes.cards}>
        <Card>
          <Descriptions column={1} items={items} />
        </Card>
        <Card title={t.password}>
          <ChangePassword />
        </Card>
        <Card title={t.sessions} className={classes.whole!}>
          <Sessions />
        </Card>
      </div>
    </>
  );
}
