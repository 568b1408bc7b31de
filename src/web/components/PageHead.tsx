import type { ReactNode } from 'react';
import { browserTimeZone } from '../lib/format.ts';
import { useTexts } from '../lib/useTexts.ts';
import classes from './PageHead.module.css';

const texts = { zone: (zone: string) => ({ zh: `时间均为 ${zone}`, en: `Times in ${zone}` }) };

interface PageHeadProps {
  title: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  /** Says which zone the times are of, where they are the reader's own and not a batch's. */
  hasLocalTimes?: boolean;
}

/** Title of a page, one line about it, and what can be done with the whole of it. */
export function PageHead({ title, hint, actions, hasLocalTimes = false }: PageHeadProps) {
  const t = useTexts(texts);
  const zone = hasLocalTimes ? t.zone(browserTimeZone()) : null;
  return (
    <header className={classes.head}>
      <div>
        <h1>{title}</h1>
        {(hint !== undefined || zone !== null) && (
          <p>
            {hint}
            {hint !== undefined && zone !== null && ' '}
            {zone}
          </p>
        )}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
