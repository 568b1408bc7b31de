import { LockFilled } from '@ant-design/icons';
import { useRef } from 'react';
import type { Cargo } from '../model/cargo.ts';
import { useDraggable } from '../state/useDragAndDrop.ts';
import classes from './GroupChip.module.css';

interface GroupChipProps {
  /** What is moved with it; null: it cannot be. */
  cargoOf: () => Cargo | null;
  /** Said to those who do not see the chip, with what Enter does. */
  label: string;
  isLocked?: boolean;
  /** Stop where they board, for the menu; left out where there is none. */
  seq?: number;
  onMove: () => void;
  /** Cut off where there is no room; the number of people never is. */
  name: string;
  /** Left out for a single person. */
  people?: number;
}

/** People who can be dragged to another bus; Enter or a click opens the same as a list. */
export function GroupChip({ cargoOf, label, isLocked = false, seq, onMove, name, people }: GroupChipProps) {
  const element = useRef<HTMLDivElement>(null);
  useDraggable(element, cargoOf);
  return (
    // biome-ignore lint/a11y/useSemanticElements: Firefox lets nobody drag a button
    <div
      ref={element}
      role="button"
      tabIndex={0}
      data-seq={seq}
      className={classes.chip}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        onMove();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        onMove();
      }}
    >
      {isLocked && <LockFilled className={classes.lock} aria-hidden />}
      <span className={classes.name}>{name}</span>
      {people !== undefined && <b>{people}</b>}
    </div>
  );
}
