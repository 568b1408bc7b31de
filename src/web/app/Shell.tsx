import { Layout } from 'antd';
import { Outlet, useMatch } from 'react-router';
import { FaultNotice } from '../components/FaultNotice.tsx';
import { Loading } from '../components/Loading.tsx';
import { SettingsMenu } from '../components/SettingsMenu.tsx';
import { SignInPage } from '../features/session/components/SignInPage.tsx';
import { useSession } from '../lib/session.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { Navigation } from './Navigation.tsx';
import classes from './Shell.module.css';
import { SkipLink } from './SkipLink.tsx';
import { useScrollableTables } from './useScrollableTables.ts';

/** Frame of the staff's pages. Whoever has not signed in signs in first and is then where he wanted to go. */
export function Shell() {
  const { data: me, error, refetch, isPending } = useSession();
  useScrollableTables();
  const isWide = useMatch('/desk/*') !== null;
  if (isPending) return <Loading isWholePage />;
  if (me === undefined) return <FaultNotice error={error} onRetry={refetch} isWholePage />;
  if (me === null) return <SignInPage />;
  return (
    <Layout className={classes.frame!}>
      <SkipLink />
      <Layout.Header className={classes.header!}>
        <Navigation role={me.role} />
        <SettingsMenu className={classes.tool!} />
        <AccountMenu me={me} />
      </Layout.Header>
      <Layout.Content id="content" tabIndex={-1} className={isWide ? classes.wide! : classes.content!}>
        <Outlet />
      </Layout.Content>
    </Layout>
  );
}
