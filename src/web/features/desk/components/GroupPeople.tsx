import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { useMaskedNames } from '../api/useMaskedNames.ts';
import { peopleCargo } from '../model/cargo.ts';
import { hasLock } from '../model/locks.ts';
import type { RideGroup } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { panelTexts, texts } from '../texts.ts';
import { GroupChip } from './GroupChip.tsx';
import { LockButton } from './LockButton.tsx';
import classes from './Panel.module.css';

/** The single people of a group, each to be dragged, moved by keys or locked; those who are ticked move together. */
export function GroupPeople({ group }: { group: RideGroup }) {
  const { draft, openMove } = useDesk();
  const t = useTexts(texts);
  const p = useTexts(panelTexts);
  const names = useMaskedNames(draft.batchId, group.companyId);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const chosen = group.workerIds.filter((workerId) => ticked.includes(workerId));
  const move = (workerIds: readonly string[]) => openMove(peopleCargo(group, workerIds));
  return (
    <div className={classes.people}>
      <Button size="small" disabled={chosen.length === 0} onClick={() => move(chosen)}>
        {p.moveChosen(chosen.length)}
      </Button>
      <ul>
        {group.workerIds.map((workerId) => {
          const name = `${names.get(workerId) ?? ''} ${workerId}`.trim();
          const lock = { kind: 'worker', workerId } as const;
          const isTicked = chosen.includes(workerId);
          return (
            <li key={workerId}>
              <Checkbox
                aria-label={p.choose(name)}
                checked={isTicked}
                onChange={() => setTicked(isTicked ? chosen.filter((id) => id !== workerId) : [...chosen, workerId])}
              />
              <GroupChip
                cargoOf={() => peopleCargo(group, isTicked ? chosen : [workerId])}
                label={t.move(isTicked ? chosen.length : 1, name)}
                isLocked={hasLock(draft.locks, lock)}
                onMove={() => move(isTicked ? chosen : [workerId])}
                name={name}
              />
              <LockButton lock={lock} lockText={t.lockPerson(name)} unlockText={t.unlockPerson(name)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
