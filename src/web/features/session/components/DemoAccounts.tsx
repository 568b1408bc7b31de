import { Button } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { roleNames } from '../../../lib/roleNames.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './door.module.css';

interface DemoAccountsProps {
  demo: NonNullable<ReplyOf<'readDoor'>['demo']>;
  isBusy: boolean;
  onChoose(credentials: { login: string; password: string }): void;
}

/** One button for each role of the demo; the driver, who has no account, gets a link to a trip. */
export function DemoAccounts({ demo, isBusy, onChoose }: DemoAccountsProps) {
  const t = useTexts(texts);
  const names = useTexts(roleNames);
  const openTrip = useChange('openDemoTrip', { onSuccess: ({ url }) => window.location.assign(url) });
  return (
    <section className={classes.demo} aria-labelledby="demo">
      <h2 id="demo">{t.demo}</h2>
      <p className={classes.hint}>{t.demoHint}</p>
      <div className={classes.roles}>
        {demo.logins.map(({ login, role }) => (
          <Button
            key={login}
            disabled={isBusy}
            aria-label={t.asRole(names[role])}
            onClick={() => onChoose({ login, password: demo.password })}
          >
            {names[role]}
          </Button>
        ))}
        <Button
          disabled={isBusy}
          loading={openTrip.isPending}
          aria-label={t.asRole(t.driver)}
          onClick={() => openTrip.mutate({})}
        >
          {t.driver}
        </Button>
      </div>
      {openTrip.error !== null && <FaultNotice error={openTrip.error} />}
    </section>
  );
}
