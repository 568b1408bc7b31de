import { memo } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { stopCargo } from '../model/cargo.ts';
import { hasLock } from '../model/locks.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { texts } from '../texts.ts';
import { GroupChip } from './GroupChip.tsx';
import classes from './TripTable.module.css';

/** The pick-ups of a trip, each with its people, to be dragged to another bus. */
export const StopChips = memo(function StopChips({ facts }: { facts: TripFacts }) {
  const { draft, openMove } = useDesk();
  const t = useTexts(texts);
  return (
    <span className={classes.chips}>
      {facts.pickups.map(({ seq, name, board }) => {
        const lock = { kind: 'stop', tripId: facts.tripId, seq } as const;
        return (
          <GroupChip
            key={seq}
            seq={seq}
            cargoOf={() => stopCargo(facts, seq)}
            label={t.move(board.length, name)}
            isLocked={hasLock(draft.locks, lock)}
            onMove={() => {
              const cargo = stopCargo(facts, seq);
              if (cargo !== null) openMove(cargo);
            }}
            name={name}
            people={board.length}
          />
        );
      })}
    </span>
  );
});
