import { useTexts } from '../../../lib/useTexts.ts';
import { groupCargo } from '../model/cargo.ts';
import { shortName } from '../model/shortName.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { texts } from '../texts.ts';
import { GroupChip } from './GroupChip.tsx';
import { LockButton } from './LockButton.tsx';
import classes from './Panel.module.css';

/** Who boards at a stop, company by company, to be dragged or locked. */
export function GroupChips({ facts, seq }: { facts: TripFacts; seq: number }) {
  const { companyName, openMove } = useDesk();
  const t = useTexts(texts);
  return (
    <ul className={classes.groups}>
      {facts.groups
        .filter((group) => group.seq === seq)
        .map((group) => {
          const name = companyName(group.companyId);
          const { adcode, companyId } = group;
          return (
            <li key={group.key}>
              <GroupChip
                cargoOf={() => groupCargo(facts, group)}
                label={t.move(group.workerIds.length, `${group.stopName} ${name}`)}
                onMove={() => openMove(groupCargo(facts, group))}
                name={shortName(name)}
                people={group.workerIds.length}
              />
              <LockButton
                lock={{ kind: 'group', adcode, companyId }}
                lockText={t.lockGroup(name)}
                unlockText={t.unlockGroup(name)}
              />
            </li>
          );
        })}
    </ul>
  );
}
