import { LockOutlined } from '@ant-design/icons';
import { useRef } from 'react';
import type { Lodger } from '../../../../contract/dormBoard.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { useBedDrag } from '../useBedDragAndDrop.ts';
import classes from './Dorms.module.css';

interface BedProps {
  /** Number in the room; null: somebody without a bed. */
  bed: number | null;
  lodger: Lodger | null;
  isChosen: boolean;
  /** Why the chosen person may not have it; null where he may, or nobody is chosen. */
  refusal: string | null;
  onPress: () => void;
  onBegin: () => void;
  onDrop: (workerId: string) => void;
}

/** A bed with whoever has it: to be dragged, dropped on, or pressed. */
export function Bed({ bed, lodger, isChosen, refusal, onPress, onBegin, onDrop }: BedProps) {
  const t = useTexts(texts);
  const element = useRef<HTMLButtonElement>(null);
  const isOver = useBedDrag(element, { workerId: lodger?.workerId ?? null, isBed: bed !== null, onBegin, onDrop });
  const name = lodger === null ? t.free : `${lodger.nameMasked} ${lodger.companyId} ${lodger.tripId}`;
  const place = bed === null ? '' : t.bed(bed);
  return (
    <button
      ref={element}
      type="button"
      className={classes.bed}
      data-free={lodger === null || undefined}
      data-chosen={isChosen || undefined}
      data-over={isOver || undefined}
      data-worker={lodger?.workerId}
      aria-pressed={isChosen}
      title={refusal ?? undefined}
      aria-label={[place, name, lodger?.locked ? t.locked : '', refusal ?? '']
        .filter((part) => part !== '')
        .join(' · ')}
      onClick={onPress}
    >
      {bed !== null && <small>{bed}</small>}
      <span>{name}</span>
      {lodger?.locked && <LockOutlined aria-hidden />}
    </button>
  );
}
