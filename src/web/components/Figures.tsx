import type { ReactNode } from 'react';
import classes from './Figures.module.css';

export interface Figure {
  label: string;
  value: ReactNode;
  /** Explains the figure, below it. */
  note?: ReactNode;
  tone?: 'plain' | 'warning' | 'error' | 'success';
}

/** A strip of figures that belong together. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl className={classes.strip}>
      {items.map(({ label, value, note, tone = 'plain' }) => (
        <div key={label} className={classes.figure} data-tone={tone}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {note !== undefined && <dd className={classes.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
