import { Card } from 'antd';
import type { ReactNode } from 'react';
import { SettingsMenu } from '../../../components/SettingsMenu.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './door.module.css';

/** Frame of the pages that people see before they have signed in. */
export function DoorFrame({ children }: { children: ReactNode }) {
  const t = useTexts(texts);
  return (
    <div className={classes.door}>
      <div className={classes.tools}>
        <SettingsMenu />
      </div>
      <main className={classes.middle}>
        <header className={classes.brand}>
          <img src="/icon.svg" alt="" width={44} height={44} />
          <div>
            <h1>{t.product}</h1>
            <p>{t.claim}</p>
          </div>
        </header>
        <Card className={classes.card!}>{children}</Card>
      </main>
    </div>
  );
}
