import { LockFilled } from '@ant-design/icons';
import { type CSSProperties, memo } from 'react';
import { busMark, dashOf } from '../model/busMark.ts';
import classes from './BusLabel.module.css';

interface BusLabelProps {
  tripId: string;
  isLocked?: boolean;
  lockedText?: string;
}

/** Number of a trip with the bus's colour and pattern: the same sign in every pane. */
export const BusLabel = memo(function BusLabel({ tripId, isLocked = false, lockedText = '' }: BusLabelProps) {
  const { pattern } = busMark(tripId);
  const dash = dashOf(pattern, 1.4);
  return (
    <span className={classes.label} style={hueStyle(tripId)}>
      <svg className={classes.swatch} width="18" height="10" aria-hidden="true">
        <line
          x1="1"
          x2="17"
          y1="5"
          y2="5"
          strokeWidth="4"
          {...(dash !== null && { strokeDasharray: dash.join(' ') })}
        />
      </svg>
      <b>{tripId}</b>
      {isLocked && <LockFilled className={classes.lock} title={lockedText} aria-label={lockedText} />}
    </span>
  );
});

/** The bus's hue as `--hue`, right for the page's appearance. */
export function hueStyle(tripId: string): CSSProperties {
  const { light, dark } = busMark(tripId);
  return { '--hue': `light-dark(${light}, ${dark})` } as CSSProperties;
}
