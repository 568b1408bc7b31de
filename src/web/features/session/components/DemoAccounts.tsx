import { Button } from 'antd';
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

/** One button for each role of the demo. */
export function DemoAccounts({ demo, isBusy, onChoose }: DemoAccountsProps) {
  const t = useTexts(texts);
  const names = useTexts(roleNames);
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
      </div>
    </section>
  );
}
